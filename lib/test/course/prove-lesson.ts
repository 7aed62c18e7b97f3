import { expect, test } from "vitest";
import { verifyModule } from "../../grade/verify.ts";
import { isNightly } from "../nightly.ts";

/** Students whose data a lesson is tried on: the one who learns alone, and by night others, one with a seed as classes have them. */
const students = isNightly ? [1, 17, 2026, 276_451_656_908_370] : [1];

/** Proves the exercises of a lesson: solutions earn all points, stubs none, known mistakes what their author says. */
export function proveLesson(module: string, { leastTrials = 50 } = {}): void {
  test.each(students)(
    "for student %d the solutions earn all points, stubs none, each known mistake what its author says",
    async (seed) => {
      const trials = await verifyModule(".", module, { seed });
      expect(trials.length).toBeGreaterThan(leastTrials);
      expect(trials.filter(({ problem }) => problem !== undefined)).toEqual([]);
    },
    1_200_000, // for what hangs: a lesson makes its data anew for each known mistake
  );
}
