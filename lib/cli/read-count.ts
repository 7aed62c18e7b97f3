import { InvalidArgumentError } from "commander";

/** Reads an option that counts things. */
export function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new InvalidArgumentError(
    `It must be a whole number from 1${count > most ? " to 10⁹" : ""}.`,
  );
}

/** More than anybody can wait for, and less than an array can hold. */
const most = 1e9;
