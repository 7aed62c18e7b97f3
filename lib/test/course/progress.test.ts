import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  exerciseState,
  exportProgress,
  importProgress,
  keepProgress,
  mergeProgress,
  type Progress,
  progressPath,
  readProgress,
  recordResult,
  takeHint,
} from "../../course/index.ts";
import type { Exercise } from "../../grade/exercise.ts";
import type { Judgement } from "../../grade/judgement.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "toplab-progress-"));
  mkdirSync(join(root, "work"));
});
afterEach(() => rmSync(root, { recursive: true }));

const mass = { id: "01-z/mass", title: "The mass", points: 3, hints: ["Add.", "Take the root."] };
const check = (points: number, time: string): Progress =>
  recordResult(root, { exercise: mass.id, points, maxPoints: 3 }, time);

test("a worse try takes no points away, and every try is counted", () => {
  expect(readProgress(root)).toEqual({});
  check(2, "2026-01-01T10:00:00Z");
  check(1, "2026-01-01T11:00:00Z");
  expect(readProgress(root)).toEqual({
    [mass.id]: { points: 2, maxPoints: 3, tries: 2, hintsSeen: 0, last: "2026-01-01T11:00:00Z" },
  });
});

test("hints come one at a time and end with the last; to read one is no try", () => {
  const seen = (progress: Progress): unknown => progress[mass.id]?.hintsSeen;
  expect(seen(takeHint(root, mass))).toBe(1);
  expect(exerciseState(mass, readProgress(root))).toBe("untouched");
  expect(seen(takeHint(root, mass))).toBe(2);
  expect(seen(takeHint(root, mass))).toBe(2);
});

test("an exercise is solved when all its points are earned, and tried before", () => {
  expect(exerciseState(mass, check(2.5, "2026-01-01T10:00:00Z"))).toBe("tried");
  expect(exerciseState(mass, check(3, "2026-01-01T11:00:00Z"))).toBe("solved");
});

test("a wrong answer shows a hint more; an empty one, or a grader that fails, is no try", () => {
  const time = "2026-01-01T10:00:00Z";
  const { onJudged, hintsSeen } = keepProgress(root, { now: () => time });
  const judged = (status: Judgement["status"], points = 0): void => {
    const { id: exercise, title, points: maxPoints } = mass;
    const judgement = { exercise, title, status, points, maxPoints, reason: "" };
    onJudged(judgement, mass as unknown as Exercise); // no judge is needed to count
  };
  judged("not-attempted");
  judged("grader-error");
  expect(readProgress(root)).toEqual({});
  judged("fail");
  judged("partial", 1);
  judged("pass", 3);
  expect(hintsSeen(mass.id)).toBe(2);
  expect(readProgress(root)[mass.id]).toMatchObject({ points: 3, tries: 3, hintsSeen: 2 });
});

test("a progress file of a time before hints were counted still reads", () => {
  writeFileSync(progressPath(root), '{"01-z/mass": {"points": 1, "maxPoints": 3, "tries": 4}}');
  expect(readProgress(root)).toEqual({
    [mass.id]: { points: 1, maxPoints: 3, tries: 4, hintsSeen: 0 },
  });
});

const strange = [
  "{",
  "[]",
  '{"01-z/mass": 7}',
  '{"01-z/mass": {"points": 4, "maxPoints": 3, "tries": 1}}',
  '{"01-z/mass": {"points": 1, "maxPoints": 3, "tries": 1.5}}',
  '{"01-z/mass": {"points": 1e999, "maxPoints": 1e999, "tries": 1}}',
  '{"01-z/mass": {"points": 1, "maxPoints": 3, "tries": 1, "last": "<b>now</b>"}}',
  '{"mass": {"points": 1, "maxPoints": 3, "tries": 1}}',
  '{"__proto__": {"points": 1, "maxPoints": 3, "tries": 1}}',
  `{"a/b": ${" ".repeat(1_000_000)} 1}`,
];

test.each(strange)("a spoilt progress file (%.60s) is named, and never overwritten", (text) => {
  const path = progressPath(root);
  writeFileSync(path, text);
  expect(() => readProgress(root)).toThrow(path);
  expect(() => check(1, "2026-01-01T10:00:00Z")).toThrow(path);
  expect(readFileSync(path, "utf8")).toBe(text);
});

test.each(strange)(
  "a text that is no progress (%.60s) is refused in one sentence, and changes nothing",
  (text) => {
    check(2, "2026-01-01T10:00:00Z");
    const before = exportProgress(root);
    expect(() => importProgress(root, text, "mine.json")).toThrow(/^mine\.json: [^\n]+$/);
    expect(exportProgress(root)).toBe(before);
    expect(Object.hasOwn(Object.prototype, "points")).toBe(false);
  },
);

test("progress carried to another machine and back is the same", () => {
  takeHint(root, mass);
  const before = check(2, "2026-01-01T10:00:00Z");
  const text = exportProgress(root);
  rmSync(progressPath(root));
  expect(importProgress(root, text, "mine.json")).toBe(1);
  expect(readProgress(root)).toEqual(before);
});

const entry = fc
  .record({
    points: fc.integer({ min: 0, max: 3 }),
    maxPoints: fc.constant(3),
    tries: fc.nat(9),
    hintsSeen: fc.nat(3),
    last: fc.option(fc.constantFrom("2026-01-01T10:00:00Z", "2026-02-01T10:00:00Z"), {
      nil: undefined,
    }),
  })
  .map(({ last, ...rest }) => ({ ...rest, ...(last !== undefined && { last }) }));
const progresses = fc.dictionary(fc.constantFrom("01-z/mass", "01-z/fit", "02-t/cut"), entry);

test("merging takes the better of both, whichever comes first and however often", () => {
  fc.assert(
    fc.property(progresses, progresses, (a, b) => {
      const both = mergeProgress(a, b);
      expect(mergeProgress(b, a)).toEqual(both);
      expect(mergeProgress(both, b)).toEqual(both);
      for (const [id, { points, tries, hintsSeen, last = "" }] of Object.entries({ ...a, ...b })) {
        expect(both[id]!.points).toBeGreaterThanOrEqual(points);
        expect(both[id]!.tries).toBeGreaterThanOrEqual(tries);
        expect(both[id]!.hintsSeen).toBeGreaterThanOrEqual(hintsSeen);
        expect((both[id]!.last ?? "") >= last).toBe(true);
      }
    }),
  );
});
