import type { Analysis, Named, Written } from "./analysis.ts";
import type { CutsConfig, Text } from "./config.ts";
import type { Path } from "./yaml-text.ts";

/** Entries of the form name: expression. */
export function named(
  entries: Readonly<Record<string, Text>> | undefined,
  path: Path,
): readonly Named[] {
  return Object.entries(entries ?? {}).map(([name, text]) => ({
    ...{ name, ...written(text, [...path, name]) },
  }));
}

/** An expression that stands at a place. */
export function written(text: Text, at: Path): Written {
  return { text: `${text}`, at };
}

/** The same, if there is one. */
export function maybeWritten(text: Text | undefined, at: Path): Written | undefined {
  return text === undefined ? undefined : written(text, at);
}

/** Cuts by their names; one without a name is called as it is written. */
export function readCuts(cuts: CutsConfig, path: Path): readonly Named[] {
  return cuts.map((cut, i) => {
    if (typeof cut !== "object") return { name: `${cut}`, ...written(cut, [...path, i]) };
    const [[name, text] = ["", ""]] = Object.entries(cut); // there is one, as the schema says
    return { name, ...written(text, [...path, i, name]) };
  });
}

/** Every expression of an analysis. */
export function allOf(analysis: Analysis): readonly Written[] {
  const { objects, pileUp, systematics } = analysis;
  const { electrons, muons, photons, jets, bTag } = objects;
  return [
    ...analysis.samples.flatMap(({ where, weight, definitions }) =>
      [where, weight, ...definitions].filter((one) => one !== undefined),
    ),
    ...[analysis.triggers, analysis.cleaning, electrons, muons, photons, jets].flat(),
    ...(typeof bTag === "number" ? [] : [bTag]),
    ...(pileUp ? [pileUp.variable] : []),
    ...[analysis.definitions, analysis.preselection, analysis.variables, analysis.weights].flat(),
    ...analysis.regions.flatMap(({ cuts }) => cuts),
    ...systematics.flatMap((systematic) => {
      if (systematic.kind === "kinematic") return [systematic.by];
      if (systematic.kind !== "weight") return [];
      return systematic.down ? [systematic.up, systematic.down] : [systematic.up];
    }),
    ...(analysis.columns ?? []),
  ];
}
