/** A measured spectrum in bins of pT, within one range of rapidity. */
export interface Spectrum {
  readonly title: string;
  /** Where it was published. */
  readonly source: string;
  /** Energy of the two protons together [GeV]. */
  readonly sqrtS: number;
  /** Of `value`, `down` and `up`; "" for a share. */
  readonly unit: string;
  /** |y|, or y where the detector has one arm. */
  readonly y: readonly [from: number, to: number];
  /** pT [GeV]. Shape: (bins + 1). */
  readonly edges: readonly number[];
  /** Shape: (bins). */
  readonly value: readonly number[];
  /** Uncertainty of each bin, all of it, downwards and upwards. Shape: (bins). */
  readonly down: readonly number[];
  readonly up: readonly number[];
}
