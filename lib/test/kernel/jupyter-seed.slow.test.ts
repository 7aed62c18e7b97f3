import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { seedsPath } from "../../course/index.ts";
import { openNotebook } from "../../course/workspace.ts";
import { formatSeedFile } from "../../grade/variants/seed-file.ts";
import { buildCourse } from "../grade/counting-course.ts";
import { connectJupyter, type Exchange, startProcess } from "./jupyter-client.ts";

const course = buildCourse("jupyter-seed");
afterAll(() => course.remove());
const module = "01-counting";
const work = join(course.root, "work");
mkdirSync(work);
openNotebook(course.root, {
  id: module,
  path: join(course.root, "notebooks", `${module}.ipynb`),
});
writeFileSync(
  seedsPath(course.root),
  formatSeedFile({ student: "s1", term: "t", seeds: { [module]: 276_451_656_908_370 } }),
);
const print = 'import { studentSeed } from "toplab"; console.log(studentSeed());';
const printed = ({ published }: Exchange): string =>
  published.map(({ content }) => content["text"] ?? "").join("");

/** What a cell prints in a fresh kernel of the student's folder. */
async function run(code: string, env: Readonly<Record<string, string>> = {}): Promise<Exchange> {
  const script = join(packageRoot(), "bin", "toplab-kernel.js");
  const kernel = await startProcess((file) => [process.execPath, script, file], { cwd: work, env });
  const client = connectJupyter(kernel.connection, { gone: kernel.exitCode });
  try {
    await kernel.up(client);
    return await client.execute(code);
  } finally {
    client.close();
    await kernel.close();
  }
}

test("in Jupyter, too, a lesson has the seed of the student's file", async () => {
  expect(printed(await run(print))).toBe("276451656908370\n");
}, 120_000);

test("the seed that whoever runs the course has set wins", async () => {
  expect(printed(await run(print, { TOPLAB_SEED: "17" }))).toBe("17\n");
}, 120_000);

test("a spoilt file of seeds is told in the cell, and the kernel lives", async () => {
  writeFileSync(seedsPath(course.root), "{}");
  const { reply } = await run(print);
  expect(reply).toMatchObject({ status: "error", ename: "DataError" });
  expect(String(reply["evalue"])).toMatch(/seeds\.json.*ask for your file once more/);
}, 120_000);
