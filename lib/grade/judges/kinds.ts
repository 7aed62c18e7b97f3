import { inEach, type Language, type Words, wordsIn } from "../language.ts";

/** A value in the words of a sentence: "a text", "a list of 3", "not a number (NaN)". */
export function kindOf(claim: unknown, language: Language = "en"): string {
  return wordsIn(kindIn(claim), language);
}

/** What a claim is, in the words of each language. */
export function kindIn(claim: unknown): Words {
  if (claim === undefined || claim === null) return kinds.nothing;
  if (typeof claim === "string") return kinds.text;
  if (typeof claim === "boolean") return kinds.boolean;
  if (typeof claim === "number") return kindOfNumber(claim);
  if (isNumberList(claim)) return kindOfList(claim.length);
  if (typeof claim !== "object") return kindCalled(typeof claim);
  const isOpaque = "opaque" in claim && typeof claim.opaque === "string"; // so the kernel sends what is no data
  return isOpaque ? kindCalled(`${claim.opaque}`) : kinds.object;
}

/** Whether a claim is a list, plain or typed, whatever its entries are. */
export function isNumberList(claim: unknown): claim is ArrayLike<unknown> {
  return Array.isArray(claim) || (ArrayBuffer.isView(claim) && !(claim instanceof DataView));
}

type Kind =
  | "nothing"
  | "text"
  | "boolean"
  | "number"
  | "notANumber"
  | "infinite"
  | "object"
  | "numbers"
  | "rows";

/** What a judge may meet or want. */
export const kinds: Readonly<Record<Kind, Words>> = {
  nothing: { en: "nothing", es: "un valor vacío", ru: "пустое значение" },
  text: { en: "a text", es: "un texto", ru: "текст" },
  boolean: {
    en: "a yes or no",
    es: "un valor lógico (sí o no)",
    ru: "логическое значение (да или нет)",
  },
  number: { en: "a number", es: "un número", ru: "число" },
  notANumber: {
    en: "not a number (NaN)",
    es: "un valor que no es un número (NaN)",
    ru: "не число (NaN)",
  },
  infinite: { en: "infinite", es: "un valor infinito", ru: "бесконечность" },
  object: { en: "an object", es: "un objeto", ru: "объект" },
  numbers: { en: "a list of numbers", es: "una lista de números", ru: "список чисел" },
  rows: { en: "a list of rows", es: "una lista de filas", ru: "список строк" },
};

function kindOfNumber(claim: number): Words {
  if (Number.isNaN(claim)) return kinds.notANumber;
  return Number.isFinite(claim) ? kinds.number : kinds.infinite;
}

function kindOfList(length: number): Words {
  return {
    en: `a list of ${length}`,
    es: `una lista de longitud ${length}`,
    ru: `список длины ${length}`,
  };
}

/** Whatever else JavaScript or the kernel has a name for. */
function kindCalled(type: string): Words {
  if (type === "function") return { en: "a function", es: "una función", ru: "функция" };
  const called = { en: "a", es: "un valor de tipo", ru: "значение типа" };
  return inEach((language) => `${called[language]} ${type}`);
}
