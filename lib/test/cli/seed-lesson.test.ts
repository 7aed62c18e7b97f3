import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { seedLesson } from "../../cli/seed-lesson.ts";
import { seedsPath } from "../../course/index.ts";
import { formatSeedFile } from "../../grade/variants/seed-file.ts";
import { formatNotebook, type Kernel } from "../../kernel/index.ts";
import { code, notebookOf, tempCourse } from "../course/work-in-temp.ts";

const { root, remove } = tempCourse();
const work = join(root, "work");
const writeLesson = (
  name: string,
  module: string | undefined,
  ...cells: readonly string[]
): void => {
  const all = notebookOf(cells.map((source, i) => code(`c${i}`, source)));
  const metadata = module === undefined ? {} : { toplab: { module } };
  writeFileSync(join(work, name), formatNotebook({ ...all, metadata }));
};
mkdirSync(work);
const opening = 'import { studentSeed } from "toplab";';
writeLesson("05-top-quark.ipynb", "05-top-quark", opening, "const tops = 1;");
writeLesson("05-top-quark copy.ipynb", "05-top-quark", opening, "const tops = 1;");
writeLesson("06-tw-ttbar.ipynb", "06-tw-ttbar", opening, "const tw = 1;");
writeLesson("scratch.ipynb", undefined, "1 + 1");
writeFileSync(join(work, "broken.ipynb"), "{");
const seeds = { "05-top-quark": 55, "06-tw-ttbar": 66 };
writeFileSync(seedsPath(root), formatSeedFile({ student: "s1", term: "t", seeds }));

beforeEach(() => vi.stubEnv("TOPLAB_SEED", ""));
afterEach(() => vi.unstubAllEnvs());
afterAll(remove);

/** The seed that a kernel has after each of these cells; 1 until it was given one. */
async function seedsAfter(
  cells: readonly string[],
  { folder = work, session }: { folder?: string; session?: string } = {},
): Promise<readonly number[]> {
  let seed = 1;
  const kernel: Pick<Kernel, "probe"> = {
    probe: async (_path, inputs) => {
      seed = Number(inputs);
      return { status: "ok", value: null };
    },
  };
  const before = seedLesson(folder, session);
  const after: number[] = [];
  for (const cell of cells) {
    await before(cell, kernel as Kernel); // it only probes
    after.push(seed);
  }
  return after;
}

test("JupyterLab says which notebook it is, and the kernel has its seed from the first cell on", async () => {
  const session = "course/work/06-tw-ttbar.ipynb";
  expect(await seedsAfter(["2 + 2"], { session })).toEqual([66]);
});

test("where only the folder is known, the lesson is the one that has all the cells, and copies of it are no doubt", async () => {
  expect(await seedsAfter([opening, "const tops = 1;"])).toEqual([1, 55]);
  expect(await seedsAfter([opening, "my own idea", "const tw = 1;\n"])).toEqual([1, 1, 66]);
});

test("what has once been decided stays, whatever is run later", async () => {
  expect(await seedsAfter(["const tops = 1;", "const tw = 1;"])).toEqual([55, 55]);
});

test("a notebook of the student's own has the public seed", async () => {
  expect(await seedsAfter(["1 + 1", "const tops = 1;"])).toEqual([1, 1]);
  const session = "scratch.ipynb";
  expect(await seedsAfter(["const tops = 1;"], { session })).toEqual([1]);
});

test("outside a course, and where the course gives another seed, nothing is changed", async () => {
  expect(await seedsAfter(["const tops = 1;"], { folder: "/" })).toEqual([1]);
  vi.stubEnv("TOPLAB_SEED", "17");
  expect(await seedsAfter(["const tops = 1;"])).toEqual([1]);
});

test("a spoilt file fails the cell with a sentence", async () => {
  writeFileSync(seedsPath(root), "{}");
  await expect(seedsAfter(["const tops = 1;"])).rejects.toThrow(/ask for your file once more/);
});
