import { fail, pass, type Verdict, wrongType } from "../judgement.ts";
import { kindOf, missing } from "./claim.ts";

export interface ChoiceOptions {
  /** The student's name for it: "`answer`". */
  name: string;
  /** What may be chosen, the right one among it, each with what to say of it. */
  options: Readonly<Record<string, string>>;
}

/** Judges a choice among named options; case and spaces do not matter. */
export function choice(claim: unknown, right: string, { name, options }: ChoiceOptions): Verdict {
  if (claim === undefined || claim === null) return missing(name).verdict;
  const known = Object.keys(options).join(", ");
  if (typeof claim !== "string") {
    return wrongType(`${name} should be one of the texts ${known} and is ${kindOf(claim)}.`);
  }
  const chosen = claim.trim().toLowerCase();
  if (chosen === right.toLowerCase()) return pass(options[right]);
  const option = Object.keys(options).find((key) => key.toLowerCase() === chosen);
  if (option === undefined) return wrongType(`${name} should be one of ${known}.`);
  return fail(options[option]!);
}
