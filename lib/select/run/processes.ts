import type { Analysis, SampleSpec } from "../config/analysis.ts";

/** Samples that are added in histograms. */
export interface Process {
  readonly name: string;
  readonly kind: "simulation" | "estimate";
  readonly samples: readonly SampleSpec[];
}

/** What the data are compared with, in the order of the samples. */
export function processesOf({ samples }: Pick<Analysis, "samples">): readonly Process[] {
  const processes = new Map<string, SampleSpec[]>();
  for (const sample of samples) {
    if (sample.kind === "data") continue;
    processes.set(sample.process, [...(processes.get(sample.process) ?? []), sample]);
  }
  return [...processes].map(([name, list]) => ({
    ...{ name, samples: list },
    kind: list.some(({ kind }) => kind === "simulation") ? "simulation" : "estimate",
  }));
}
