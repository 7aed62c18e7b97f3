import { fail, pass, type Verdict, wrongType } from "../judgement.ts";
import { about, inEach, type Words } from "../language.ts";
import { missing, wrongKind } from "./claim.ts";

export interface ChoiceOptions {
  /** The student's name for it: "`answer`". */
  name: Words;
  /** What may be chosen, the right one among it, each with what to say of it. */
  options: Readonly<Record<string, Words>>;
}

/** Judges a choice among named options; case and spaces do not matter. */
export function choice(claim: unknown, right: string, { name, options }: ChoiceOptions): Verdict {
  if (claim === undefined || claim === null) return missing(name).verdict;
  const known = Object.keys(options).join(", ");
  if (typeof claim !== "string") return wrongKind(name, oneOfTexts(known), claim);
  const chosen = claim.trim().toLowerCase();
  if (chosen === right.toLowerCase()) return pass(options[right]);
  const option = Object.keys(options).find((key) => key.toLowerCase() === chosen);
  if (option === undefined) return wrongType(noneOf(name, known));
  return fail(options[option]!);
}

function oneOfTexts(known: string): Words {
  const one = { en: "one of the texts", es: "uno de los textos", ru: "один из текстов" };
  return inEach((language) => `${one[language]} ${known}`);
}

const noneOf = (name: Words, known: string): Words =>
  about(name, (answer) => ({
    en: `${answer} should be one of ${known}.`,
    es: `${answer}: se espera una de estas respuestas: ${known}.`,
    ru: `${answer}: ожидается один из ответов: ${known}.`,
  }));
