/**
 * A workspace as its file has it: channels of samples with their uncertainties, the counts observed, and what is
 * to be measured. The format is pyhf's JSON 1.0.0 (https://pyhf.readthedocs.io/en/stable/likelihood.html).
 */
export interface Workspace {
  readonly version: "1.0.0";
  readonly channels: readonly Channel[];
  readonly observations: readonly Observation[];
  readonly measurements: readonly Measurement[];
}

/** A region of the data with its bins. */
export interface Channel {
  readonly name: string;
  readonly samples: readonly Sample[];
}

/** One process in one channel: events expected in each bin, and what may change them. */
export interface Sample {
  readonly name: string;
  readonly data: readonly number[];
  readonly modifiers: readonly Modifier[];
}

/** Events counted in each bin of the channel of that name. */
export interface Observation {
  readonly name: string;
  readonly data: readonly number[];
}

/** Something that changes what a sample expects; modifiers of one name share their parameter. */
export type Modifier =
  | {
      readonly type: "normfactor" | "shapefactor" | "lumi";
      readonly name: string;
      readonly data: null;
    }
  | { readonly type: "normsys"; readonly name: string; readonly data: Scales }
  | { readonly type: "histosys"; readonly name: string; readonly data: Templates }
  | {
      readonly type: "shapesys" | "staterror";
      readonly name: string;
      /** Absolute uncertainty of each bin. */
      readonly data: readonly number[];
    };

export type ModifierType = Modifier["type"];

/** What the yield is multiplied by at −1 and +1 standard deviation. */
export interface Scales {
  readonly lo: number;
  readonly hi: number;
}

/** Events expected in each bin at −1 and +1 standard deviation. */
export interface Templates {
  readonly lo_data: readonly number[];
  readonly hi_data: readonly number[];
}

/** What is asked of the data: the parameter of interest ("" for none) and settings of parameters. */
export interface Measurement {
  readonly name: string;
  readonly config: {
    readonly poi: string;
    readonly parameters: readonly ParameterSettings[];
  };
}

/** Settings that replace the defaults of a parameter, a value for each of its components. */
export interface ParameterSettings {
  readonly name: string;
  readonly inits?: readonly number[];
  readonly bounds?: readonly (readonly [number, number])[];
  readonly auxdata?: readonly number[];
  readonly factors?: readonly number[];
  readonly sigmas?: readonly number[];
  readonly fixed?: boolean;
}
