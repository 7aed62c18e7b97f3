import { notAttempted, type Verdict, wrongType } from "../judgement.ts";
import { about, inEach, joinWords, type Words, wordsIn } from "../language.ts";
import { isNumberList, kindIn, kinds } from "./kinds.ts";

/** A claimed value that is of the right kind, or the verdict that it is not. */
export type Read<T> = { readonly value: T } | { readonly verdict: Verdict };

/** Reads one finite number; anything else is no evidence and earns nothing. */
export function readNumber(claim: unknown, name: Words): Read<number> {
  if (claim === undefined || claim === null) return missing(name);
  if (typeof claim === "number" && Number.isFinite(claim)) return { value: claim };
  const why = typeof claim === "number" ? lostNumber : "";
  return { verdict: wrongKind(name, kinds.number, claim, why) };
}

const lostNumber: Words = {
  en: ": look for a division by zero or a root of less",
  es: ": busca una división entre cero o una raíz de un número negativo",
  ru: ": поищите деление на ноль или корень из отрицательного числа",
};

/** Reads a list of finite numbers, plain or typed. */
export function readNumbers(claim: unknown, name: Words): Read<ArrayLike<number>> {
  if (claim === undefined || claim === null) return missing(name);
  if (!isNumberList(claim)) return { verdict: wrongKind(name, kinds.numbers, claim) };
  const entries = Array.from(claim);
  if (entries.length > 0 && entries.every((entry) => entry === undefined || entry === null)) {
    return missing(name); // a stub that was called
  }
  const bad = entries.findIndex((entry) => !Number.isFinite(entry));
  if (bad >= 0) return { verdict: wrongKind(entryOf(name, bad), kinds.number, claim[bad]) };
  return { value: claim as ArrayLike<number> }; // every entry is a finite number
}

const entryOf = (name: Words, i: number): Words =>
  about(name, (list) => ({
    en: `Entry ${i} of ${list}`,
    es: `${list}, elemento ${i}`,
    ru: `${list}, элемент ${i}`,
  }));

/** Reads what a probe brought back of a function that it called several times: a list of answers, each unchecked. */
export function readCalls(claim: unknown, name: Words): Read<readonly unknown[]> {
  if (claim === undefined || claim === null) return { verdict: noFunction(name) };
  if (!Array.isArray(claim)) return { verdict: notAFunction(name) };
  if (claim.every((answer) => answer === undefined || answer === null)) {
    return { verdict: notAttempted(noAnswerYet(name)) };
  }
  return { value: claim };
}

/** The verdict on a function that was never defined. */
export function noFunction(name: Words): Verdict {
  const reason = about(name, (f) => ({
    en: `${f} does not exist: run the cell above first.`,
    es: `${f} no existe: ejecuta antes la celda de arriba.`,
    ru: `${f} не существует: сначала выполните ячейку выше.`,
  }));
  return notAttempted(reason);
}

/** The verdict on something else in the place of a function. */
export function notAFunction(name: Words): Verdict {
  const reason = about(name, (f) => ({
    en: `${f} should be a function.`,
    es: `${f}: se espera una función.`,
    ru: `${f}: ожидается функция.`,
  }));
  return wrongType(reason);
}

const noAnswerYet = (name: Words): Words =>
  about(name, (f) => ({
    en: `${f} gives no answer yet: replace the undefined.`,
    es: `${f} todavía no da ninguna respuesta: sustituye el \`undefined\`.`,
    ru: `${f} пока не даёт ответа: замените \`undefined\`.`,
  }));

/** Reads a plain record, its fields still unchecked. */
export function readRecord<Field extends string>(
  claim: unknown,
  name: Words,
  fields: readonly Field[],
): Read<Readonly<Record<Field, unknown>>> {
  if (claim === undefined || claim === null) return missing(name);
  const wanted = recordOf(fields);
  if (typeof claim !== "object" || isNumberList(claim)) {
    return { verdict: wrongKind(name, wanted, claim) };
  }
  const absent = fields.filter((field) => !Object.hasOwn(claim, field));
  if (absent.length > 0) return { verdict: wrongType(lacking(name, wanted, absent)) };
  return { value: claim as Readonly<Record<Field, unknown>> }; // an object, with these fields
}

function recordOf(fields: readonly string[]): Words {
  const record = `{ ${fields.join(", ")} }`;
  return { en: record, es: `\`${record}\``, ru: `\`${record}\`` };
}

function lacking(name: Words, wanted: Words, absent: readonly string[]): Words {
  const fields = absent.map((field) => `\`${field}\``).join(", ");
  const sentences = {
    en: `should be ${wordsIn(wanted, "en")}, and there is no ${absent.join(", no ")}.`,
    es: `se espera ${wordsIn(wanted, "es")} y falta ${fields}.`,
    ru: `ожидается ${wordsIn(wanted, "ru")}, а здесь нет ${fields}.`,
  };
  return about(name, (record) => ({
    en: `${record} ${sentences.en}`,
    es: `${record}: ${sentences.es}`,
    ru: `${record}: ${sentences.ru}`,
  }));
}

/** The verdict on an answer that is not there yet. */
export function missing(name: Words): { readonly verdict: Verdict } {
  const reason = about(name, (answer) => ({
    en: `${answer} has no value yet: replace the undefined of the cell.`,
    es: `${answer} todavía no tiene valor: sustituye el \`undefined\` de la celda.`,
    ru: `${answer}: значения пока нет. Замените \`undefined\` в ячейке.`,
  }));
  return { verdict: notAttempted(reason) };
}

/** The verdict on a claim of another kind than the one wanted: "`x` should be a number and is a text." */
export function wrongKind(name: Words, wanted: Words, claim: unknown, why: Words = ""): Verdict {
  const here = kindIn(claim);
  const said = inEach((language) => {
    const [called, want, is, because] = [name, wanted, here, why].map((one) =>
      wordsIn(one, language),
    );
    return {
      en: `${called} should be ${want} and is ${is}${because}.`,
      es: `${called}: se espera ${want} y aquí hay ${is}${because}.`,
      ru: `${called}: ожидается ${want}, а здесь ${is}${because}.`,
    }[language];
  });
  return wrongType(said);
}

/** "`x` is not right yet.", and why, if that is known. */
export function notRight(name: Words, why?: Words): Words {
  const said = about(name, (answer) => ({
    en: `${answer} is not right yet.`,
    es: `${answer}: todavía no es correcto.`,
    ru: `${answer}: пока неверно.`,
  }));
  return why === undefined ? said : joinWords([said, why]);
}
