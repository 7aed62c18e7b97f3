import { InvalidArgumentError } from "commander";

/** Reads an option that random numbers start from. */
export function readSeed(text: string): number {
  const seed = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new InvalidArgumentError("It must be a whole number from 0 to 2⁵³ − 1.");
}

/** Reads an option that names a student by the seed of their data. */
export function readStudentSeed(text: string): number {
  const seed = readSeed(text);
  if (seed >= 1) return seed;
  throw new InvalidArgumentError("It must be a whole number from 1.");
}
