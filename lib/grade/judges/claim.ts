import { notAttempted, type Verdict, wrongType } from "../judgement.ts";

/** A claimed value that is of the right kind, or the verdict that it is not. */
export type Read<T> = { readonly value: T } | { readonly verdict: Verdict };

/** A value in the words of a sentence: "a text", "a list of 3", "not a number (NaN)". */
export function kindOf(claim: unknown): string {
  if (claim === undefined || claim === null) return "nothing";
  if (typeof claim === "string") return "a text";
  if (typeof claim === "boolean") return "a yes or no";
  if (typeof claim === "number") return kindOfNumber(claim);
  if (isNumberList(claim)) return `a list of ${claim.length}`;
  if (typeof claim !== "object") return `a ${typeof claim}`;
  const isOpaque = "opaque" in claim && typeof claim.opaque === "string"; // so the kernel sends what is no data
  return isOpaque ? `a ${claim.opaque}` : "an object";
}

/** Reads one finite number; anything else is no evidence and earns nothing. */
export function readNumber(claim: unknown, name: string): Read<number> {
  if (claim === undefined || claim === null) return missing(name);
  if (typeof claim === "number" && Number.isFinite(claim)) return { value: claim };
  const why = typeof claim === "number" ? `: look for a division by zero or a root of less` : "";
  return { verdict: wrongType(`${name} should be a number and is ${kindOf(claim)}${why}.`) };
}

/** Reads a list of finite numbers, plain or typed. */
export function readNumbers(claim: unknown, name: string): Read<ArrayLike<number>> {
  if (claim === undefined || claim === null) return missing(name);
  if (!isNumberList(claim)) {
    return { verdict: wrongType(`${name} should be a list of numbers and is ${kindOf(claim)}.`) };
  }
  const entries = Array.from(claim);
  if (entries.length > 0 && entries.every((entry) => entry === undefined || entry === null)) {
    return missing(name); // a stub that was called
  }
  const bad = entries.findIndex((entry) => !Number.isFinite(entry));
  if (bad >= 0) {
    const kind = kindOf(claim[bad]);
    return { verdict: wrongType(`Entry ${bad} of ${name} should be a number and is ${kind}.`) };
  }
  return { value: claim as ArrayLike<number> }; // every entry is a finite number
}

/** Reads what a probe brought back of a function that it called several times: a list of answers, each unchecked. */
export function readCalls(claim: unknown, name: string): Read<readonly unknown[]> {
  if (claim === undefined || claim === null) {
    return { verdict: notAttempted(`${name} does not exist: run the cell above first.`) };
  }
  if (!Array.isArray(claim)) return { verdict: wrongType(`${name} should be a function.`) };
  if (claim.every((answer) => answer === undefined || answer === null)) {
    return { verdict: notAttempted(`${name} gives no answer yet: replace the undefined.`) };
  }
  return { value: claim };
}

/** Reads a plain record, its fields still unchecked. */
export function readRecord<Field extends string>(
  claim: unknown,
  name: string,
  fields: readonly Field[],
): Read<Readonly<Record<Field, unknown>>> {
  if (claim === undefined || claim === null) return missing(name);
  const wanted = `${name} should be { ${fields.join(", ")} }`;
  if (typeof claim !== "object" || isNumberList(claim)) {
    return { verdict: wrongType(`${wanted} and is ${kindOf(claim)}.`) };
  }
  const absent = fields.filter((field) => !Object.hasOwn(claim, field));
  if (absent.length > 0) {
    return { verdict: wrongType(`${wanted}, and there is no ${absent.join(", no ")}.`) };
  }
  return { value: claim as Readonly<Record<Field, unknown>> }; // an object, with these fields
}

/** The verdict on an answer that is not there yet. */
export function missing(name: string): { readonly verdict: Verdict } {
  return { verdict: notAttempted(`${name} has no value yet: replace the undefined of the cell.`) };
}

function isNumberList(claim: unknown): claim is ArrayLike<unknown> {
  return Array.isArray(claim) || (ArrayBuffer.isView(claim) && !(claim instanceof DataView));
}

function kindOfNumber(claim: number): string {
  if (Number.isNaN(claim)) return "not a number (NaN)";
  return Number.isFinite(claim) ? "a number" : "infinite";
}
