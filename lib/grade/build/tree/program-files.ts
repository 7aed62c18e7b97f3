import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../../io/places.ts";
import { type CourseFiles, joinFiles, readFiles, textFile } from "./course-files.ts";

/** The program that every course runs on: the compiled library, its data sets, and what npm installs for it. */
export function programFiles(): CourseFiles {
  const root = projectFolder();
  return joinFiles(
    ...parts.map((path) => readFiles(root, path)),
    readFiles(root, "lib/dist", (path) => !isForDevelopers.test(path)),
    [["package.json", textFile(packageJson(root))]],
  );
}

/** The logos are what `toplab kernel install` gives Jupyter. */
const parts = [
  ...["package-lock.json", ".npmrc", "datasets"],
  ...["lib/package.json", "lib/bin", "lib/kernel/jupyter/logo"],
];

/** Source maps would show the sources; build records name folders of this machine. */
const isForDevelopers = /\.(map|tsbuildinfo)$/;

/** Ours, less the commands that need the sources: the dependencies must be those of the lockfile. */
function packageJson(root: string): string {
  const { scripts: _, ...all }: Readonly<Record<string, unknown>> = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const scripts = { start: "node lib/bin/toplab.js start", toplab: "node lib/bin/toplab.js" };
  return `${JSON.stringify({ ...all, scripts }, undefined, 2)}\n`;
}
