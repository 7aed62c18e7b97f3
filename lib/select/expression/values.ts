import { type Column, isJagged, isText } from "../../event/index.ts";

/** What an expression can be: numbers, yes or no, or four-momenta. */
export type What = "number" | "flag" | "momentum";

/** The kind of a value: one per event, or a list per event. */
export interface Kind {
  readonly what: What;
  readonly isList: boolean;
}

/** Four-momenta by component, in GeV. */
export interface Momenta {
  readonly px: Float64Array;
  readonly py: Float64Array;
  readonly pz: Float64Array;
  readonly e: Float64Array;
}

interface Shape {
  /** Where each event's list begins, and the end of the last; missing where there is one value per event. */
  readonly offsets?: Uint32Array | undefined;
}

export type Numbers = Shape & { readonly what: "number"; readonly data: Float64Array };
export type Flags = Shape & { readonly what: "flag"; readonly data: Uint8Array };
export type FourVectors = Shape & { readonly what: "momentum"; readonly data: Momenta };
/** The values of an expression for all events. */
export type Values = Numbers | Flags | FourVectors;

/** What the names in an expression stand for. */
export type Scope = Readonly<Record<string, Values>>;

/** A column of a table, if it holds numbers. */
export function valuesOfColumn(column: Column): Numbers | undefined {
  if (isText(column)) return undefined;
  if (!isJagged(column)) return { what: "number", data: column };
  const { offsets, values } = column;
  return { what: "number", offsets, data: values.subarray(0, offsets.at(-1)) };
}

export function kindOf({ what, offsets }: Values): Kind {
  return { what, isList: offsets !== undefined };
}

/** "a number", "lists of four-momenta": for messages. */
export function inWords({ what, isList }: Kind): string {
  return (isList ? plural : singular)[what];
}

const singular = { number: "a number", flag: "yes or no", momentum: "a four-momentum" } as const;
const plural = {
  number: "a list of numbers",
  flag: "a list of yes and no",
  momentum: "a list of four-momenta",
} as const;

/** How many values there are in all. */
export function count({ what, data }: Values): number {
  return what === "momentum" ? data.px.length : data.length;
}

export function emptyMomenta(n: number): Momenta {
  const column = (): Float64Array => new Float64Array(n);
  return { px: column(), py: column(), pz: column(), e: column() };
}
