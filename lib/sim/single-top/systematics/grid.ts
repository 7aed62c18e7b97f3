/** Cells in |η| and pT in which something was calibrated; the last cell in pT has no end. */
export interface CalibrationGrid {
  readonly etas: readonly number[];
  readonly pts: readonly number[];
}

/** One of them, by its place in |η| and in pT. */
export interface Cell {
  readonly name: string;
  readonly etaPlace: number;
  readonly ptPlace: number;
  readonly eta: readonly [from: number, to: number];
  readonly pt: readonly [from: number, to: number];
}

export function cellsOf({ etas, pts }: CalibrationGrid): readonly Cell[] {
  return etas.slice(1).flatMap((etaTo, etaPlace) =>
    pts.map((from, ptPlace): Cell => {
      const to = pts[ptPlace + 1] ?? Number.POSITIVE_INFINITY;
      const name = `eta${etaPlace}_pt${ptPlace}`;
      return { name, etaPlace, ptPlace, eta: [etas[etaPlace]!, etaTo], pt: [from, to] };
    }),
  );
}

export function isIn(
  { eta: [etaFrom, etaTo], pt: [ptFrom, ptTo] }: Cell,
  { eta, pt }: { readonly eta: number; readonly pt: number },
): boolean {
  const absEta = Math.abs(eta);
  return pt >= ptFrom && pt < ptTo && absEta >= etaFrom && absEta < etaTo;
}
