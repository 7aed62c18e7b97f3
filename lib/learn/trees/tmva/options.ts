/** TMVA's options of the method BDT; the names it has for them are in brackets. */
export interface TmvaOptions {
  /** (NTrees) */
  readonly nTrees?: number;
  /** (MaxDepth) */
  readonly maxDepth?: number;
  /** The least share of the training events in a node (MinNodeSize, there in percent). */
  readonly minNodeSize?: number;
  /** Cuts tried for a variable in a node, evenly spaced between its smallest and largest value there. */
  readonly nCuts?: number;
  /** (UseBaggedBoost and BaggedSampleFraction) Each event counts Poisson(this) times in a tree; 0: no bagging. */
  readonly baggedFraction?: number;
  /** (NegWeightTreatment) Default: as they are for gradient boosting, inverse boost for AdaBoost. */
  readonly negativeWeights?: "inverse-boost" | "pray" | "ignore" | "pair";
  readonly onProgress?: (done: { readonly nTrees: number }) => void;
}

export interface BdtgOptions extends TmvaOptions {
  /** (Shrinkage) */
  readonly shrinkage?: number;
  /** Leaves as before ROOT 6.2x, with Σ w² |r| (1 − |r|) below the fraction, for weights of their own scale. */
  readonly squaredWeights?: boolean;
}

export interface BdtOptions extends TmvaOptions {
  /** (AdaBoostBeta) */
  readonly adaBoostBeta?: number;
  /** (UseYesNoLeaf) Leaves vote ±1; else they say their purity, as in TMVA's real AdaBoost. */
  readonly yesNoLeaf?: boolean;
}
