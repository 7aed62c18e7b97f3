import { inspect } from "node:util";
import type { Exercise } from "../exercise.ts";

/** Right values longer than this are cut: a fit's whole model would fill the screen. */
const maxEntries = 12;

/** The right values of one exercise for one seed, for the instructor's eyes. */
export async function referenceText(
  exercise: Pick<Exercise, "reference">,
  seed: number,
): Promise<string> {
  const reference = await exercise.reference(seed);
  return inspect(reference, {
    depth: 3,
    maxArrayLength: maxEntries,
    maxStringLength: 200,
    numericSeparator: false,
    breakLength: 100,
  });
}
