import { fail, judges, type Part, pass } from "toplab/grade";

/** A number from what the student's function was called with. */
export type Formula<Inputs extends readonly unknown[]> = (...inputs: Inputs) => number;

export interface FieldQuestion<Inputs extends readonly unknown[]> {
  /** What each call was made with. */
  readonly inputs: readonly Inputs[];
  readonly field: string;
  /** How a sentence calls the field: "The error of `fakes`". */
  readonly name: string;
  /** What to say of a mistake that nobody knows. */
  readonly otherwise: string;
}

/** Judges one field of the records that a function gave, call by call, and knows the usual mistakes. */
export function judgeField<Inputs extends readonly unknown[]>(
  answers: readonly unknown[],
  { inputs, field, name, otherwise }: FieldQuestion<Inputs>,
  right: Formula<Inputs>,
  mistakes: readonly (readonly [Formula<Inputs>, string])[],
): Part {
  const read = judges.readNumbers(fieldOf(answers, field), name);
  if ("verdict" in read) return read;
  const isLike = (of: Formula<Inputs>): boolean =>
    inputs.every((one, i) => judges.isWithin(read.value[i]!, of(...one), { relative: 1e-6 }));
  if (isLike(right)) return { verdict: pass() };
  const known = mistakes.find(([of]) => isLike(of));
  return { verdict: fail(known?.[1] ?? otherwise) };
}

/** One field of all answers, as a list; undefined where an answer has none. */
function fieldOf(answers: readonly unknown[], field: string): unknown[] {
  return answers.map((answer) =>
    typeof answer === "object" && answer !== null && field in answer
      ? (answer as Record<string, unknown>)[field] // it is there
      : undefined,
  );
}
