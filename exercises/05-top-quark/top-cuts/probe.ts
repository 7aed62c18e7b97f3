import type { Answers } from "toplab/grade";

/** Features of many events by name. */
export type FeatureColumns = Readonly<Record<string, Float64Array>>;

export const probe = ({ isTopLike }: Answers, columns: FeatureColumns): { kept: unknown } => {
  if (typeof isTopLike !== "function") return { kept: isTopLike };
  const names = Object.keys(columns);
  const nEvents = columns[names[0]!]!.length;
  const event = (i: number) => Object.fromEntries(names.map((name) => [name, columns[name]![i]!]));
  return { kept: Array.from({ length: nEvents }, (_, i): unknown => isTopLike(event(i))) };
};
