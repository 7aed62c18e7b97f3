import type { Person } from "../roster/roster.ts";

/**
 * Under which name a student's seed is made: the number in the class list, else the address, else
 * the full name; whoever is on no list has that of their submission.
 */
export function seedName({ studentId, email, fullName, firstName, lastName }: Person): string {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  const found = studentId ?? email ?? fullName ?? name;
  if (found) return found;
  throw new RangeError("Cannot make a seed for a student without number, address and name");
}
