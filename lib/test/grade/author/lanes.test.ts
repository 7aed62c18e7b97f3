import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { lanes } from "../../../grade/author/lanes.ts";

test("never more works run than there are lanes, each begins in its turn, and a failure frees its lane", async () => {
  const lane = lanes(2);
  const begun: number[] = [];
  let [running, most] = [0, 0];
  const works = Array.from({ length: 7 }, (_, i) =>
    lane(async () => {
      begun.push(i);
      most = Math.max(most, ++running);
      for (let turn = 0; turn <= (i * 3) % 4; turn++) await setImmediate();
      running--;
      if (i === 1) throw new RangeError("no beam");
      return i;
    }),
  );
  const ends = await Promise.allSettled(works);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(most).toBe(2);
  expect(ends.map(({ status }) => status === "fulfilled")).toEqual([
    ...[true, false, true, true, true, true, true],
  ]);
});
