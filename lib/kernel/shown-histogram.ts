import { ownField } from "./own-field.ts";

/** The shape of `hist`'s Hist1D, known by its fields so that copies of the library agree. */
export interface Histogram {
  readonly axis: { readonly edges: Float64Array; readonly label?: string };
  readonly sumW: Float64Array;
  readonly sumW2: Float64Array;
}

/** Whether a value is one. */
export function isHistogram(value: unknown): value is Histogram {
  if (typeof value !== "object" || value === null) return false;
  const [axis, sumW, sumW2] = ["axis", "sumW", "sumW2"].map((name) => ownField(value, name));
  if (typeof axis !== "object" || axis === null) return false;
  const edges = ownField(axis, "edges");
  return (
    edges instanceof Float64Array &&
    edges.length > 1 &&
    sumW instanceof Float64Array &&
    sumW2 instanceof Float64Array &&
    sumW.length === edges.length + 1 &&
    sumW2.length === sumW.length
  );
}
