import type { ModelArrays } from "./model-arrays.ts";

/** The measurement that a parameter was known by before: its term in the likelihood. */
export type Constraint =
  | {
      /** The auxiliary datum is Gaussian around the parameter. */
      readonly kind: "normal";
      readonly sigma: number;
      /** Position of its datum in `auxiliary`. */
      readonly position: number;
    }
  | {
      /** The auxiliary datum is a count with mean `factor` × parameter. */
      readonly kind: "poisson";
      readonly factor: number;
      readonly position: number;
    };

export interface ModelParameter {
  /** `mu`, or `staterror_SR[2]` for a component of several. */
  readonly name: string;
  /** The name that the components share: `staterror_SR`. */
  readonly set: string;
  readonly init: number;
  readonly bounds: readonly [number, number];
  readonly isFixed: boolean;
  /** None for a parameter that only the data know. */
  readonly constraint?: Constraint;
}

/** A region: its bins are `offset` to `offset + nBins` of `main`. */
export interface ModelChannel {
  readonly name: string;
  readonly offset: number;
  readonly nBins: number;
}

/** Counts in all bins, and the auxiliary measurements; toys and replicas have others of the same lengths. */
export interface ModelData {
  readonly main: Float64Array;
  readonly auxiliary: Float64Array;
}

/**
 * A workspace made ready to be evaluated: parameters, bins and auxiliary data in pyhf's order (channels sorted by
 * name). Cranmer, Lewis, Moneta, Shibata and Verkerke, CERN-OPEN-2012-016.
 */
export interface HistFactoryModel {
  /** Of the measurement. */
  readonly name: string;
  /** The parameter of interest, if there is one. */
  readonly poi?: string;
  readonly parameters: readonly ModelParameter[];
  readonly channels: readonly ModelChannel[];
  readonly samples: readonly string[];
  /** What was observed, with the nominal auxiliary data. */
  readonly data: ModelData;
  readonly arrays: ModelArrays;
}
