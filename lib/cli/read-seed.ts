import { InvalidArgumentError } from "commander";

/** Reads an option that random numbers start from. */
export function readSeed(text: string): number {
  const seed = Number(text);
  if (text.trim() !== "" && Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new InvalidArgumentError("It must be a whole number from 0 to 2⁵³ − 1.");
}
