import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildCourse } from "../../../grade/build/build-course.ts";
import { parseSeedFile } from "../../../grade/variants/seed-file.ts";
import { seedOf } from "../../../grade/variants/seed-of.ts";
import * as counting from "../counting-course.ts";
import { linkPackages } from "./link-packages.ts";

const course = counting.buildCourse("build");
const out = resolve("lib/test/.cache/built");
rmSync(out, { recursive: true, force: true });
afterAll(() => {
  course.remove();
  rmSync(out, { recursive: true });
});
const key = new Uint8Array(32);
const roster = [{ studentId: "s1" }, { fullName: "Ana: María/López", email: "ana@x.org" }];

function pathsOf(folder: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return all.filter((path) => statSync(join(folder, path)).isFile()).sort();
}

function digestOf(folder: string): string {
  const hash = createHash("sha256");
  for (const path of pathsOf(folder)) hash.update(path).update(readFileSync(join(folder, path)));
  return hash.digest("hex");
}

test("a course is built into parts, each with what its readers may see, and twice to the same bytes", async () => {
  const folder = join(out, "all");
  await buildCourse(course.root, folder, { variants: { key, term: "t", roster } });
  const paths = pathsOf(folder);
  const filesOf = (part: string): readonly string[] =>
    paths.filter((path) => path.startsWith(`${part}/`) && !/\/(lib|datasets)\//.test(path));
  expect(filesOf("student").map((path) => path.slice(8))).toEqual([
    ...[".npmrc", "README.md"],
    ...["error-of-count", "mean-mass"].flatMap((slug) =>
      ["en.md", "es.md", "ru.md"]
        .map((end) => `exercises/01-counting/${slug}/statement.${end}`)
        .concat(`exercises/01-counting/${slug}/stub.ts`),
    ),
    ...["error-of-count", "mean-mass"].flatMap((slug) =>
      ["exercise.js", "probe.js"].map((name) => `exercises/dist/01-counting/${slug}/${name}`),
    ),
    ...["notebooks/01-counting.ipynb", "package-lock.json", "package.json"],
  ]);
  expect(filesOf("instructor")).toEqual(
    expect.arrayContaining([
      "instructor/solutions/01-counting/mean-mass.ts",
      "instructor/solved/01-counting.ipynb",
    ]),
  );
  expect(filesOf("seeds").map((path) => path.slice(6))).toEqual(["ana@x.org.json", "s1.json"]);
  const ana = readFileSync(join(folder, "seeds/ana@x.org.json"), "utf8");
  expect(parseSeedFile(ana, "ana").seeds).toEqual({
    "01-counting": seedOf(key, "ana@x.org", "01-counting", "t"),
  });
  const first = digestOf(folder);
  await buildCourse(course.root, folder, { variants: { key, term: "t", roster } });
  expect(digestOf(folder)).toBe(first);
}, 300_000);

test("students can run a lesson of their course and check it: what is there is told, points are not", async () => {
  const folder = join(out, "student-runs");
  await buildCourse(course.root, folder);
  const student = join(folder, "student");
  linkPackages(student);
  const toplab = (...args: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, ["lib/bin/toplab.js", ...args], { cwd: student, encoding: "utf8" });
  expect(toplab("kernel", "install", "--prefix", "jupyter").status).toBe(0);
  const notebook = "notebooks/01-counting.ipynb";
  const run = toplab("run", notebook, "--output", "done.ipynb");
  expect(run.stderr).not.toMatch(/failed/);
  expect(run.status).toBe(0);
  const [first, second] = JSON.parse(String(toplab("check", notebook, "--json").stdout));
  expect(first).toMatchObject({ exercise: counting.errorOfCount, points: 0, maxPoints: 3 });
  expect(first.reason).toMatch(/judged after you have handed in/);
  expect(second.reason).toMatch(/Nothing here yet that is called `meanMass`/);
}, 300_000);
