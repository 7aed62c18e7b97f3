import type { OverlapOptions } from "../objects/overlap-removal.ts";
import type { Changed, RegionSpec, SampleKind, SampleSpec } from "./analysis.ts";

/** An expression; YAML reads a bare number or truth as one. */
export type Text = string | number | boolean;

/** What `analysisSchema` lets through, key by key as it is written. */
export interface AnalysisConfig {
  readonly title?: string;
  readonly luminosity?: { readonly value: number; readonly uncertainty?: number };
  readonly samples: Readonly<Record<string, SampleConfig>>;
  readonly trigger?: Text | readonly Text[];
  readonly cleaning?: Readonly<Record<string, Text>>;
  readonly pileUp?: BinningConfig & {
    readonly variable: Text;
    readonly data?: readonly number[];
    readonly simulation?: readonly number[];
  };
  readonly objects?: Readonly<Partial<Record<ObjectName, ObjectConfig>>>;
  readonly overlapRemoval?: boolean | OverlapOptions;
  readonly definitions?: Readonly<Record<string, Text>>;
  readonly preselection?: CutsConfig;
  readonly regions: Readonly<Record<string, RegionConfig>>;
  readonly variables?: Readonly<Record<string, VariableConfig>>;
  readonly weights?: Readonly<Record<string, Text>>;
  readonly systematics?: Readonly<Record<string, SystematicConfig>>;
  readonly measurement?: {
    readonly name?: string;
    readonly poi?: string;
    readonly strengths?: Readonly<Record<string, string | readonly string[]>>;
  };
  readonly outputs?: { readonly columns?: readonly string[] };
}

export type ObjectName = "electrons" | "muons" | "photons" | "jets";

export interface SampleConfig {
  readonly files: string | readonly string[];
  readonly kind?: SampleKind;
  readonly process?: string;
  readonly tree?: string;
  readonly crossSection?: number | string;
  readonly kFactor?: number;
  readonly sumOfWeights?: number | string;
  readonly duplicates?: SampleSpec["duplicates"];
  readonly where?: Text;
  readonly weight?: Text;
  readonly definitions?: Readonly<Record<string, Text>>;
}

export interface ObjectConfig {
  readonly pt?: number;
  readonly eta?: number;
  readonly crack?: readonly [number, number];
  readonly isolation?: number;
  readonly identification?: "tight" | "any";
  readonly where?: Text;
  readonly bTag?: number | string;
}

export type CutsConfig = readonly (string | boolean | Readonly<Record<string, Text>>)[];

export interface RegionConfig {
  readonly kind?: RegionSpec["kind"];
  readonly cuts: CutsConfig;
  readonly fit?: string;
  readonly blind?: boolean;
}

export interface BinningConfig {
  readonly bins?: number;
  readonly from?: number;
  readonly to?: number;
  readonly edges?: readonly number[];
}

export interface VariableConfig extends BinningConfig {
  readonly of: Text;
  readonly label?: string;
}

export interface SystematicConfig {
  readonly on?: boolean;
  readonly samples?: string | readonly string[];
  readonly normalisation?: number;
  readonly weight?: { readonly up: Text; readonly down?: Text; readonly replaces?: string };
  readonly change?: Changed;
  readonly by?: Text;
  readonly pileUp?: number;
}
