/** What was published of tW in the region with one jet, a b jet, at 36.1 fb⁻¹: arXiv:1712.01602. */
export interface PublishedTw {
  /** Separation 100 ⟨S²⟩ of each variable. */
  readonly separation: Readonly<Record<string, number>>;
  /** The same of a group of students who repeated the analysis with samples of their own. */
  readonly repeated: Readonly<Record<string, number>>;
  /** Events predicted, with their uncertainty. */
  readonly events: Readonly<Record<string, readonly [value: number, error: number]>>;
  readonly observed: number;
}

export const publishedTw: PublishedTw = {
  separation: {
    ...{ ptAll: 4.1, dptLlb: 2.5, sumEt: 2.3, etaAll: 1.3, dptLl: 1.1, ptLlb: 1.0 },
    ...{ centrality: 0.9, massL2b: 0.2, massL1b: 0.1 },
  },
  repeated: {
    ...{ ptAll: 5.38, dptLlb: 4.19, sumEt: 0.24, etaAll: 2.85, dptLl: 0.93, ptLlb: 0.62 },
    ...{ centrality: 0.46, massL2b: 0.24, massL1b: 0.08 },
  },
  events: {
    tw: [8300, 1400],
    ttbar: [38400, 6600],
    zjets: [620, 310],
    diboson: [230, 58],
    fakes: [220, 220],
  },
  observed: 45273,
};
