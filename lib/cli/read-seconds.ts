import { InvalidArgumentError } from "commander";

/** Reads an option that is a time above 0, in seconds. */
export function readSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0) return seconds;
  throw new InvalidArgumentError("It must be a number of seconds above 0.");
}
