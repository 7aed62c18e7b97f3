import type { EventTable } from "../../event/index.ts";
import type { Axis } from "../../hist/index.ts";
import type { Sample } from "../../sim/index.ts";
import type { OverlapOptions } from "../objects/overlap-removal.ts";
import type { Path } from "./yaml-text.ts";

/** An expression, and where it is written. */
export interface Written {
  readonly text: string;
  readonly at: Path;
}

export interface Named extends Written {
  readonly name: string;
}

/** An analysis as its YAML text tells it, with defaults filled in. Checked but for the columns of its files. */
export interface Analysis {
  readonly title: string;
  /** [1/pb] */
  readonly luminosity: { readonly value: number; readonly uncertainty?: number } | undefined;
  readonly samples: readonly SampleSpec[];
  /** Conditions of which one must hold. */
  readonly triggers: readonly Written[];
  readonly cleaning: readonly Named[];
  readonly pileUp: PileUpSpec | undefined;
  readonly objects: ObjectSpecs;
  /** Not at all if undefined. */
  readonly overlapRemoval: OverlapOptions | undefined;
  readonly definitions: readonly Named[];
  readonly preselection: readonly Named[];
  readonly regions: readonly RegionSpec[];
  readonly variables: readonly VariableSpec[];
  /** Factors of the weight of simulated events. */
  readonly weights: readonly Named[];
  readonly systematics: readonly SystematicSpec[];
  readonly measurement: MeasurementSpec;
  /** Columns of the ntuples beside those that they always have; the usual ones if undefined. */
  readonly columns: readonly Named[] | undefined;
  readonly source: AnalysisSource;
}

/** The text that an analysis was read from. */
export interface AnalysisSource {
  readonly text: string;
  /** For messages: "z.yaml". */
  readonly name: string;
  /** What names of files are relative to. */
  readonly folder: string;
  /** Tables in memory that stand for files, by what they are called. */
  readonly tables?: EventTables;
  lineOf(path: Path): number;
}

/** Events in memory; a simulated sample knows its cross-section and sum of weights, too. */
export type EventTables = Readonly<Record<string, EventTable | Sample>>;

/** How the events of a sample count: data as they are, simulation as σLK/Σw says, an estimate as its weight says. */
export type SampleKind = "data" | "simulation" | "estimate";

export interface SampleSpec {
  readonly name: string;
  readonly kind: SampleKind;
  /** What it is called in histograms; samples of one process are added. */
  readonly process: string;
  /** As written, with * and ?. */
  readonly files: readonly string[];
  readonly tree: string | undefined;
  /** [pb], or which one of the sample's own. */
  readonly crossSection: number | "generated" | "published";
  readonly kFactor: number;
  /** "file": what the files say of themselves; "events": of all events in the files. */
  readonly sumOfWeights: number | "file" | "events";
  /** What becomes of an event that is there twice. */
  readonly duplicates: "refuse" | "drop" | "allow";
  readonly where: Written | undefined;
  readonly weight: Written | undefined;
  /** That stand for those of the analysis in this sample. */
  readonly definitions: readonly Named[];
}

export interface ObjectSpecs {
  readonly electrons: readonly Written[];
  readonly muons: readonly Written[];
  readonly photons: readonly Written[];
  readonly jets: readonly Written[];
  readonly isTight: Readonly<Record<"electrons" | "muons" | "photons", boolean>>;
  /** A working point in per cent, or an expression of a jet's own. */
  readonly bTag: number | Written;
}

export interface PileUpSpec {
  readonly variable: Written;
  readonly axis: Axis;
  /** Counts in the bins; of the events themselves if undefined. */
  readonly data: readonly number[] | undefined;
  readonly simulation: readonly number[] | undefined;
}

export interface RegionSpec {
  readonly name: string;
  readonly kind: "signal" | "control" | "validation";
  readonly cuts: readonly Named[];
  /** Variable that is fitted; "count" for the number of events. */
  readonly fit: string;
  readonly isBlind: boolean;
}

export interface VariableSpec extends Named {
  readonly axis: Axis;
}

/** Something that is not known better, and what it changes. */
export type SystematicSpec = {
  readonly name: string;
  /** Names of the samples that it applies to. */
  readonly samples: readonly string[];
  readonly at: Path;
} & (
  | { readonly kind: "normalisation"; readonly size: number }
  | {
      readonly kind: "weight";
      readonly up: Written;
      readonly down: Written | undefined;
      /** The weight that they stand for; they multiply all of it if undefined. */
      readonly replaces: string | undefined;
    }
  | { readonly kind: "kinematic"; readonly change: Changed; readonly by: Written }
  | { readonly kind: "pile-up"; readonly by: number }
);

/** What a kinematic change is made to. */
export type Changed = "electrons" | "muons" | "jets" | "photons" | "missing";

export interface MeasurementSpec {
  readonly name: string;
  /** Strengths that are fitted, each with the processes that it multiplies. */
  readonly strengths: readonly { readonly name: string; readonly processes: readonly string[] }[];
  readonly poi: string;
}
