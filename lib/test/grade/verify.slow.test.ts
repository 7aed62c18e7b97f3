import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Trial } from "../../grade/author/trial.ts";
import { verifyModule } from "../../grade/verify.ts";
import { buildCourse, errorOfCount, meanMass } from "./counting-course.ts";

const sound = buildCourse("verify-sound");
const flawed = buildCourse("verify-flawed");
afterAll(() => {
  sound.remove();
  flawed.remove();
});

function problems(trials: readonly Trial[]): readonly string[] {
  return trials.flatMap(({ answer, problem }) => (problem ? [`${answer}: ${problem}`] : []));
}

test("solutions earn all, stubs nothing, each wrong answer what its author says", async () => {
  const trials = await verifyModule(sound.root, "01-counting");
  expect(problems(trials)).toEqual([]);
  const points = (subject: string): unknown[] =>
    trials.filter((one) => one.subject === subject).map(({ judgement }) => judgement?.points);
  expect(points(errorOfCount)).toEqual([0, 1.2, 0.6, 0, 0, 3]);
  expect(points(meanMass)).toEqual([0, 0, 0, 0, 2]);
}, 60_000);

/** An English name within a reason, for readers of the other languages. */
function bareName(answer: string): readonly unknown[] {
  return ["es", "ru"].map((language) =>
    expect.stringContaining(`${answer}: reason in ${language}: it has the English word “The”`),
  );
}

test("an author who is wrong is told: on points, reason, stub, solution, language and lesson", async () => {
  const change = (path: string, from: string, to: string): void => {
    const text = readFileSync(join(flawed.root, path), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(flawed.root, path), text.replace(from, to));
  };
  change("exercises/dist/01-counting/error-of-count/exercise.js", "points: 1.2", "points: 3");
  change("exercises/dist/01-counting/mean-mass/exercise.js", "MeV instead", "furlongs instead");
  change(
    "exercises/dist/01-counting/mean-mass/exercise.js",
    '"`meanMass`"',
    '"The mean `meanMass`"',
  );
  change("exercises/dist/01-counting/mean-mass/exercise.js", "Suma las", 'Suma", "las');
  change("exercises/01-counting/mean-mass/stub.ts", "= undefined", "= 91");
  change("solutions/01-counting/mean-mass.ts", "masses.length", "masses.size");
  change(
    "notebooks/01-counting.ipynb",
    '"datasets": []',
    '"prerequisites": ["00-lost", "01-counting"]',
  );
  change("notebooks/01-counting.ipynb", "spectrum.sumW.length", "meanMass.toFixed(1)");
  writeFileSync(join(flawed.root, "exercises/01-counting/mean-mass/statement.ru.md"), "");
  expect(problems(await verifyModule(flawed.root, "01-counting"))).toEqual([
    "prerequisite 00-lost: the course has no such module",
    "prerequisite 01-counting: it does not come before",
    "hints in es: each hint is needed in each language",
    expect.stringMatching(/^statement in ru: .*statement\.ru\.md: the exercise has no statement/),
    expect.stringMatching(/^stub: the cell in the notebook is not the stub/),
    expect.stringMatching(/^the variance: should earn 3 and earns 1\.2/),
    expect.stringMatching(/^stub: should be "not-attempted" and is "fail"/),
    ...bareName("stub"),
    expect.stringMatching(/^MeV: the reason should hold .*furlongs/),
    ...bareName("MeV"),
    ...bareName("the sum"),
    expect.stringMatching(/^solution: should be "pass" and is "type-error"/),
    expect.stringMatching(/^code cell 7, with the stubs: TypeError/),
  ]);
}, 60_000);
