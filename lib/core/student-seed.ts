/**
 * The number that makes a student's data their own, set by whoever runs the course (TOPLAB_SEED in the
 * environment). Without one it is 1, the public seed of those who study by themselves.
 */
export function studentSeed(): number {
  const text = process.env["TOPLAB_SEED"];
  if (text === undefined || text === "") return 1;
  const seed = Number(text);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new RangeError(`Cannot use TOPLAB_SEED=${text}: a whole number from 0 is wanted`);
}
