import type { Analysis, SampleSpec, Written } from "../config/analysis.ts";

/** A cut, passed if one of its conditions holds. */
export interface WrittenCut {
  readonly name: string;
  readonly anyOf: readonly Written[];
}

/** The cuts before those of the regions: the sample's own, trigger, cleaning, preselection. */
export function commonCuts(
  { triggers, cleaning, preselection }: Analysis,
  { where }: SampleSpec,
): readonly WrittenCut[] {
  return [
    ...(where ? [{ name: "sample", anyOf: [where] }] : []),
    ...(triggers.length > 0 ? [{ name: "trigger", anyOf: triggers }] : []),
    ...[...cleaning, ...preselection].map((cut) => ({ name: cut.name, anyOf: [cut] })),
  ];
}
