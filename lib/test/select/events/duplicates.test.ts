import fc from "fast-check";
import { expect, test } from "vitest";
import { seenPairs } from "../../../select/events/duplicates.ts";

/** Numbers as experiments have them: near each other, and beyond 2³². */
const number = fc.oneof(fc.nat(30), fc.bigInt({ min: 0n, max: 2n ** 53n - 1n }).map(Number));

test("finds what was there before, and where, as a plain search does", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 200 }), (pairs) => {
      const seen = seenPairs(4);
      for (const [i, [run, event]] of pairs.entries()) {
        const before = pairs.findIndex(([r, e]) => r === run && e === event);
        expect(seen.add(run, event, i)).toBe(before < i ? before : -1);
      }
    }),
  );
});
