/**
 * A model as flat arrays. A *block* is a sample in a channel; its expectation in bin b is
 * N · g_b · h_b, with the scale N (a product of factors), g_b (a product of parameters of that bin) and the shape
 * h_b = nominal_b + Σ (u(α) odd_b + t(α) even_b).
 */
export interface ModelArrays {
  readonly nBins: number;
  readonly nParameters: number;
  readonly nBlocks: number;
  readonly interpolation: Interpolation;
  /** For each block: its sample, its first bin, its number of bins, its first row of `nominal`. */
  readonly blockSample: Int32Array;
  readonly blockBin: Int32Array;
  readonly blockSize: Int32Array;
  readonly blockRow: Int32Array;
  readonly nominal: Float64Array;
  /** Factors of block k are `factorStart[k]` to `factorStart[k + 1]`. */
  readonly factorStart: Int32Array;
  readonly factorParameter: Int32Array;
  /** Eight numbers for each factor of a systematic (see `normCoefficients`), or −1 for a plain factor. */
  readonly factorCoefficients: Int32Array;
  readonly coefficients: Float64Array;
  /** Templates of block k are `templateStart[k]` to `templateStart[k + 1]`; `even` is −1 for symmetric ones. */
  readonly templateStart: Int32Array;
  readonly templateParameter: Int32Array;
  readonly templateOdd: Int32Array;
  readonly templateEven: Int32Array;
  readonly templates: Float64Array;
  /** Lists of one parameter a bin, of block k from `binFactorStart[k]`; list i starts at `binFactorList[i]`. */
  readonly binFactorStart: Int32Array;
  readonly binFactorList: Int32Array;
  readonly binParameters: Int32Array;
  /** The one bin that a constrained parameter touches, or −1. */
  readonly localBin: Int32Array;
}

/** How to get from three templates to any value of the parameter, by the numbers of HistFactory. */
export interface Interpolation {
  readonly normsys: "code1" | "code4";
  readonly histosys: "code0" | "code2" | "code4p";
}
