import { isKnown } from "./elements.ts";
import type { Field } from "./schema.ts";

/** How the values of a field are found. */
export type Form = "number" | "text" | "count" | "bits" | "wrapper" | "array" | "list" | "record";

/** Why a field cannot be read, in words that follow its name. */
export class UnreadableField extends Error {
  override readonly name = "UnreadableField";
}

/** RNTuple Binary Format Specification 1.0, "Mapping of C++ Types to Fields and Columns". */
export function formOf(field: Field): Form {
  const { role, representations, children } = field;
  if (role === "variant") throw new UnreadableField("holds values of several types in turn");
  if (role === "streamer") throw new UnreadableField("is an object written whole, not in columns");
  const unknown = representations.flat().find((column) => !isKnown(column));
  if (unknown) throw new UnreadableField(`is written in columns of unknown type ${unknown.type}`);
  if (role === "record") return "record";
  const nColumns = representations[0]?.length ?? 0;
  const form = children.length === 0 ? withoutParts(field, nColumns) : withPart(field, nColumns);
  if (form) return form;
  throw new UnreadableField("is written in a way that is unknown here");
}

function withoutParts({ typeName, repetition }: Field, nColumns: number): Form | undefined {
  if (nColumns === 2) return "text";
  if (nColumns !== 1) return undefined;
  if (typeName.startsWith("ROOT::RNTupleCardinality<")) return "count";
  return repetition > 0 ? "bits" : "number";
}

function withPart({ role, children, repetition }: Field, nColumns: number): Form | undefined {
  if (children.length !== 1) return undefined;
  if (nColumns === 1) return role === "collection" ? "list" : undefined;
  if (nColumns !== 0) return undefined;
  return repetition > 0 ? "array" : "wrapper";
}
