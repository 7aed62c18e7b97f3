import type { Analysis, SampleSpec } from "../config/analysis.ts";
import { problemAt } from "../config/problem.ts";
import { readChunk } from "./describe-file.ts";
import type { EventFile } from "./event-file.ts";

/** What the files of a simulated sample say of their normalisation. */
export interface SampleFacts {
  /** [pb] */
  readonly generated?: number;
  readonly published?: number;
  readonly sumOfWeights?: number;
  /** The same of all files of the sample together. */
  readonly sumOfAll?: number;
}

/** Columns in which ATLAS's open data repeat for each event what holds for all: of 2020 and of 2025. */
const inColumns = [
  { crossSection: ["XSection"], sumOfWeights: "SumWeights" },
  { crossSection: ["xsec", "kfac", "filteff"], sumOfWeights: "sum_of_weights" },
];

/** Reads it off a file's metadata, or off the first event where the layout has it there. */
export async function factsOf(file: EventFile): Promise<SampleFacts> {
  const number = (name: string): number | undefined => {
    const value = Number(file.metadata[name] ?? Number.NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const [generated, published, sumOfWeights] = [
    number("cross_section_pb"),
    number("published_cross_section_pb"),
    number("sum_of_weights"),
  ];
  if (generated !== undefined || sumOfWeights !== undefined) {
    return {
      ...(generated !== undefined && { generated }),
      ...(published !== undefined && { published }),
      ...(sumOfWeights !== undefined && { sumOfWeights }),
    };
  }
  for (const columns of inColumns) {
    const names = [...columns.crossSection, columns.sumOfWeights];
    if (file.nEvents === 0 || !names.every((name) => name in file.kinds)) continue;
    const { columns: first } = await readChunk(file, names, 0, 1);
    const value = (name: string): number => Number((first[name] as Float64Array)[0]); // one number per event
    return {
      generated: columns.crossSection.reduce((product, name) => product * value(name), 1),
      sumOfAll: value(columns.sumOfWeights),
    };
  }
  return {};
}

/** Weight of an event of weight 1: σLK/Σw; 1 for data. */
export function scaleOf(
  analysis: Analysis,
  sample: SampleSpec,
  facts: readonly SampleFacts[],
  sumOfEvents: number,
): { readonly scale: number; readonly crossSection?: number; readonly sumOfWeights?: number } {
  if (sample.kind !== "simulation" || !analysis.luminosity) return { scale: 1 };
  const crossSection = crossSectionOf(analysis, sample, facts);
  const sumOfWeights = sumOfWeightsOf(analysis, sample, facts, sumOfEvents);
  const { value: luminosity } = analysis.luminosity;
  return {
    scale: (crossSection * luminosity * sample.kFactor) / sumOfWeights,
    crossSection,
    sumOfWeights,
  };
}

function crossSectionOf(
  { source }: Analysis,
  { name, crossSection }: SampleSpec,
  facts: readonly SampleFacts[],
): number {
  if (typeof crossSection === "number") return crossSection;
  const all = facts.flatMap((fact) => fact[crossSection] ?? []);
  const path = ["samples", name];
  if (all.length < facts.length) {
    const word = crossSection === "published" ? "no published cross-section" : "no cross-section";
    throw problemAt(source, path, `has files that tell ${word}: add crossSection, in pb`);
  }
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  const odd = all.find((one) => Math.abs(one / mean - 1) > 0.01);
  if (odd === undefined) return mean;
  throw problemAt(
    source,
    path,
    `has files of different cross-sections, ${all.map((one) => Number(one.toPrecision(5))).join(", ")} pb: make a sample of each, or add crossSection`,
  );
}

function sumOfWeightsOf(
  { source }: Analysis,
  { name, sumOfWeights }: SampleSpec,
  facts: readonly SampleFacts[],
  sumOfEvents: number,
): number {
  const sum = {
    file: () =>
      facts[0]?.sumOfAll ??
      facts.reduce((total, fact) => total + (fact.sumOfWeights ?? Number.NaN), 0),
    events: () => sumOfEvents,
  };
  const value = typeof sumOfWeights === "number" ? sumOfWeights : sum[sumOfWeights]();
  if (value > 0) return value;
  const path = ["samples", name];
  const why = Number.isNaN(value)
    ? "has files that do not tell the sum of the weights of all events that were made: add sumOfWeights, a number, or events if the files have them all"
    : `has weights that sum to ${value}, so it cannot be normalised`;
  throw problemAt(source, path, why);
}
