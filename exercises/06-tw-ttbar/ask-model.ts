import { featuresOf } from "toplab/learn";

/** Features of many events by name. */
export type FeatureColumns = Readonly<Record<string, Float64Array>>;

/**
 * The scores that a trained model gives to these events, with the features that it knows; what is no model comes
 * back as it is, and a promise of one in a word.
 */
export function scoresFrom(model: unknown, columns: FeatureColumns): unknown {
  if (typeof model !== "object" || model === null) return model;
  if ("then" in model) return "a promise";
  if (!("predict" in model) || typeof model.predict !== "function") return "no model";
  const known =
    "features" in model && Array.isArray(model.features) ? model.features : Object.keys(columns);
  const seen = featuresOf(Object.fromEntries(known.map((name) => [name, columns[name]!])));
  return model.predict(seen) as unknown; // whatever it returns
}
