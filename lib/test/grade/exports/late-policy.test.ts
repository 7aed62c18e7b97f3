import fc from "fast-check";
import { expect, test } from "vitest";
import { lateness, parseLatePolicy, penaltyOf } from "../../../grade/exports/late-policy.ts";
import { parseTime } from "../../../grade/exports/parse-time.ts";
import { bookOf, student } from "./a-class.ts";

const policy = parseLatePolicy("10%/day max 50%");
const hours = (count: number): number => count * 3_600_000;

test("ten percent are lost for each day that has begun, and half at most", () => {
  const lost = [0, 0.01, 24, 24.01, 96.5, 24 * 30].map((late) => penaltyOf(8, hours(late), policy));
  expect(lost).toEqual([0, 0.8, 0.8, 1.6, 4, 4]);
  expect(penaltyOf(8, hours(3), parseLatePolicy("5 % per hour"))).toBe(1.2);
});

test("a penalty never grows smaller with time, nor larger than the points", () => {
  const ms = fc.nat(hours(24 * 40));
  fc.assert(
    fc.property(fc.float({ min: 0, max: 100, noNaN: true }), ms, ms, (points, a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)];
      expect(penaltyOf(points, early, policy)).toBeLessThanOrEqual(penaltyOf(points, late, policy));
      expect(penaltyOf(points, late, policy)).toBeLessThanOrEqual(points / 2 + 0.005);
    }),
  );
});

test.each(["10", "10%/week", "120%/day", "10%/day max 150%", "-5%/day"])(
  "the policy %j is refused",
  (text) => expect(() => parseLatePolicy(text)).toThrow(/Cannot read the late policy/),
);

test("a time is read with its zone, and a day that no month has is none", () => {
  const utc = new Date("2026-12-01T22:59:00Z");
  expect(parseTime("2026-12-01T23:59+01:00")).toEqual(utc);
  expect(parseTime("2026-12-01 22:59:00 UTC")).toEqual(utc);
  expect(parseTime("2026-12-01T23:59")).toEqual(new Date(2026, 11, 1, 23, 59));
  for (const wrong of ["2026-02-30T10:00Z", "2026-12-01", "1.12.2026 10:00", "2026-12-01T25:00"]) {
    expect(() => parseTime(wrong), wrong).toThrow(/Cannot read the time/);
  }
});

test("whoever nobody knows the time of loses nothing, and is named", () => {
  const roster = "student_id,submitted_at\nada,2026-12-02T08:00Z\nemmy,\nlise,2026-12-01T08:00Z\n";
  const due = parseTime("2026-12-01T23:59Z");
  const book = bookOf(
    ["ada", "emmy", "lise"].map((name) => student(name)),
    { roster, due, late: policy },
  );
  expect(book.marks.map(({ points }) => points?.score)).toEqual([5.85, 6.5, 6.5]);
  expect(book.notices).toEqual(["nothing tells when emmy submitted, so no late penalty is taken"]);
  expect(lateness(new Date(0), due)).toBe(0);
});
