import { expect, test } from "vitest";
import { DataError } from "../../core/index.ts";
import { type Module, nextStep, type Progress } from "../../course/index.ts";

const module = (id: string, slugs: readonly string[], rest: Partial<Module> = {}): Module => ({
  ...{ id, path: "", title: id, summary: "", prerequisites: [] },
  exercises: slugs.map((slug) => ({ id: `${id}/${slug}`, title: slug, points: 2, hints: [] })),
  ...rest,
});
const course = [module("01-z", ["mass", "fit"]), module("02-top", ["cut"])];

/** Progress in which the exercises have been checked with these points of 2. */
const after = (points: Readonly<Record<string, number>>): Progress =>
  Object.fromEntries(
    Object.entries(points).map(([id, earned]) => [
      id,
      { points: earned, maxPoints: 2, tries: 1, hintsSeen: 0 },
    ]),
  );
const next = (modules: readonly Module[], progress: Progress, started: readonly string[]) =>
  nextStep(modules, progress, ({ id }) => started.includes(id));

test("at first a module is to be begun, then the first exercise without all its points", () => {
  expect(next(course, {}, [])).toEqual({ module: "01-z" });
  expect(next(course, {}, ["01-z"])).toEqual({ module: "01-z", exercise: "01-z/mass" });
  const half = after({ "01-z/mass": 2, "01-z/fit": 1 });
  expect(next(course, half, ["01-z"])).toEqual({ module: "01-z", exercise: "01-z/fit" });
});

test("after the last exercise of a module comes the next module, and after the last nothing", () => {
  const first = after({ "01-z/mass": 2, "01-z/fit": 2 });
  expect(next(course, first, ["01-z"])).toEqual({ module: "02-top" });
  expect(next(course, { ...first, ...after({ "02-top/cut": 2 }) }, ["01-z"])).toBeUndefined();
});

test("an exercise that a person marks holds nobody up once it has been tried", () => {
  const [words] = module("01-z", ["words"]).exercises;
  const byHand = module("01-z", [], { exercises: [{ ...words!, isMarkedByHand: true }] });
  expect(next([byHand], {}, ["01-z"])).toEqual({ module: "01-z", exercise: "01-z/words" });
  expect(next([byHand], after({ "01-z/words": 0 }), ["01-z"])).toBeUndefined();
});

test("a module waits for its prerequisites, wherever they stand", () => {
  const waiting = [
    module("01-z", ["mass"], { prerequisites: ["02-top"] }),
    module("02-top", ["c"]),
  ];
  expect(next(waiting, {}, [])).toEqual({ module: "02-top" });
  expect(next(waiting, after({ "02-top/c": 2 }), [])).toEqual({ module: "01-z" });
});

test("a broken module and a missing exercise hold nobody up; a module to read is done when opened", () => {
  const lost = { id: "02-b/lost", title: "", points: 0, hints: [] };
  const modules = [
    module("01-a", [], { problem: new DataError("01-a.ipynb", "broken") }),
    module("02-b", [], { exercises: [lost] }),
    module("03-c", []),
  ];
  expect(next(modules, {}, [])).toEqual({ module: "03-c" });
  expect(next(modules, {}, ["03-c"])).toBeUndefined();
});
