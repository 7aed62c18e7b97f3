import { fail, judges, type Part, pass, type Words, wrongType } from "toplab/grade";

/** A number from what the student's function was called with. */
export type Formula<Inputs extends readonly unknown[]> = (...inputs: Inputs) => number;

/** A formula that is wrong, with what to say of it. */
export type Mistake<Inputs extends readonly unknown[]> = readonly [Formula<Inputs>, Words];

export interface FieldQuestion<Inputs extends readonly unknown[]> {
  /** What each call was made with. */
  readonly inputs: readonly Inputs[];
  readonly field: string;
  /** How a sentence calls the field: "The error of `fakes`". */
  readonly name: Words;
  /** What to say of a mistake that nobody knows. */
  readonly otherwise: Words;
}

/** Judges one field of the records that a function gave, call by call, and knows the usual mistakes. */
export function judgeField<Inputs extends readonly unknown[]>(
  answers: readonly unknown[],
  { inputs, field, name, otherwise }: FieldQuestion<Inputs>,
  right: Formula<Inputs>,
  mistakes: readonly Mistake<Inputs>[],
): Part {
  const fields = fieldOf(answers, field);
  if (fields.every((one) => one === undefined)) return { verdict: wrongType(noField(field)) };
  const read = judges.readNumbers(fields, name);
  if ("verdict" in read) return read;
  const isLike = (of: Formula<Inputs>): boolean =>
    inputs.every((one, i) => judges.isWithin(read.value[i]!, of(...one), { relative: 1e-6 }));
  if (isLike(right)) return { verdict: pass() };
  const known = mistakes.find(([of]) => isLike(of));
  return { verdict: fail(known?.[1] ?? otherwise) };
}

const noField = (field: string): Words => ({
  en: `What the function returns has no \`${field}\`.`,
  es: `Lo que devuelve la función no tiene \`${field}\`.`,
  ru: `В том, что возвращает функция, нет \`${field}\`.`,
});

/** One field of all answers, as a list; undefined where an answer has none. */
function fieldOf(answers: readonly unknown[], field: string): unknown[] {
  return answers.map((answer) =>
    typeof answer === "object" && answer !== null && field in answer
      ? (answer as Record<string, unknown>)[field] // it is there
      : undefined,
  );
}

/** How sentences call what is in { value, error }, of a function of this name. */
export function fieldNames(of: string): Readonly<Record<"value" | "error", FieldNames>> {
  return {
    value: {
      name: { en: `The value of ${of}`, es: `El valor de ${of}`, ru: `Значение ${of}` },
      otherwise: {
        en: `The value of ${of} is not right yet.`,
        es: `El valor de ${of} todavía no es correcto.`,
        ru: `Значение ${of} пока неверно.`,
      },
    },
    error: {
      name: { en: `The error of ${of}`, es: `El error de ${of}`, ru: `Погрешность ${of}` },
      otherwise: {
        en: `The error of ${of} is not right yet.`,
        es: `El error de ${of} todavía no es correcto.`,
        ru: `Погрешность ${of} пока неверна.`,
      },
    },
  };
}

/** The words about a field that go into its question. */
export type FieldNames = Pick<FieldQuestion<readonly unknown[]>, "name" | "otherwise">;
