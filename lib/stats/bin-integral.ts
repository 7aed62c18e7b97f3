/** Where in each bin to ask a function so that the weighted sum is its integral over the bin. */
export interface BinNodes {
  readonly edges: Float64Array;
  /** The longest stretch that is taken as one polynomial. */
  readonly panel: number;
  readonly perBin: number;
  /** Shape: (bins × perBin). */
  readonly x: Float64Array;
  readonly weight: Float64Array;
}

const inner = Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3;
const outer = Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3;
const innerWeight = (322 + 13 * Math.sqrt(70)) / 1800;
const outerWeight = (322 - 13 * Math.sqrt(70)) / 1800;
/** Gauss–Legendre with five points (DLMF 3.5.21), exact for polynomials of degree 9: [position, weight] on [0, 1]. */
const gaussLegendre = [
  [(1 - outer) / 2, outerWeight],
  [(1 - inner) / 2, innerWeight],
  [1 / 2, 64 / 225],
  [(1 + inner) / 2, innerWeight],
  [(1 + outer) / 2, outerWeight],
] as const;

/** Nodes for the bins between these edges, closer than `panel`. */
export function binNodes(edges: Float64Array, panel: number): BinNodes {
  const bins = edges.length - 1;
  const widest = edges.reduce((most, edge, i) => Math.max(most, edge - (edges[i - 1] ?? edge)), 0);
  const panels = Math.max(1, Math.min(200, Math.ceil(widest / panel)));
  const perBin = panels * gaussLegendre.length;
  const [x, weight] = [new Float64Array(bins * perBin), new Float64Array(bins * perBin)];
  for (let k = 0, i = 0; i < bins; i++) {
    const width = (edges[i + 1]! - edges[i]!) / panels;
    for (let part = 0; part < panels; part++) {
      for (const [position, share] of gaussLegendre) {
        x[k] = edges[i]! + (part + position) * width;
        weight[k++] = share * width;
      }
    }
  }
  return { edges, panel, perBin, x, weight };
}

/** The integrals over the bins of a function with these values at the nodes. Shape: (bins). */
export function integrals({ edges, perBin, weight }: BinNodes, values: Float64Array): Float64Array {
  const totals = new Float64Array(edges.length - 1);
  for (let i = 0, k = 0; i < totals.length; i++) {
    for (const end = k + perBin; k < end; k++) totals[i]! += weight[k]! * values[k]!;
  }
  return totals;
}
