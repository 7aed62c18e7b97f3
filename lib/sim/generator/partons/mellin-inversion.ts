import { cos, exp, sin } from "../../portable-math.ts";
import { type Complex, complex, multiply } from "../complex.ts";
import { evolvedMoments, type Moments } from "./evolution.ts";

/** x f(x) at some points in x; by PDG number, −5 … 5, the gluon at 0. */
export type DensityColumns = ReadonlyMap<number, Float64Array>;

/** The evolved benchmark densities (see `evolution.ts`) at each scale μ² [GeV²], for these ln x ≤ 0. */
export function densityColumns(
  logX: Float64Array,
  mu2: readonly number[],
  flavours: 4 | 5 = 5,
): readonly DensityColumns[] {
  const moments = mu2.map((scale2) => contour.map(({ n }) => evolvedMoments(n, scale2, flavours)));
  const inverses = invert(
    moments.flatMap((atScale) => combinations.map((pick) => atScale.map(pick))),
    logX,
  );
  return mu2.map((_, i) => {
    const from = i * combinations.length;
    return byFlavour(inverses.slice(from, from + combinations.length));
  });
}

/** What is evolved: gluon, valence u and d, then q + q̄ for d, u, s, c, b. */
const combinations: readonly ((m: Moments) => Complex)[] = [
  (m) => m.gluon,
  (m) => m.uValence,
  (m) => m.dValence,
  ...[0, 1, 2, 3, 4].map(
    (i) =>
      (m: Moments): Complex =>
        m.sums[i]!,
  ),
];

function byFlavour([gluon, uValence, dValence, ...sums]: readonly Float64Array[]): DensityColumns {
  const half = (sum: Float64Array, valence: Float64Array | undefined, sign: number): Float64Array =>
    sum.map((value, i) => Math.max((value + sign * (valence?.[i] ?? 0)) / 2, 0));
  const columns = new Map([[0, gluon!]]);
  for (const [i, sum] of sums.entries()) {
    const valence = [dValence, uValence][i];
    columns.set(i + 1, half(sum, valence, 1)).set(-i - 1, half(sum, valence, -1));
  }
  return columns;
}

interface ContourPoint {
  readonly n: Complex;
  /** How far along the path, 0 ≤ z. */
  readonly z: number;
  /** Weight of the quadrature times the direction of the path, over π. */
  readonly weight: Complex;
}

/** Eight-point Gauss–Legendre rule on [−1, 1]: nodes in rising order, each with its weight. */
const gauss8: readonly (readonly [number, number])[] = [
  [-0.9602898564975363, 0.1012285362903763],
  [-0.7966664774136267, 0.2223810344533745],
  [-0.525532409916329, 0.3137066458778873],
  [-0.1834346424956498, 0.362683783378362],
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
];
const pieces: readonly number[] = [
  0, 0.2, 0.4, 0.6, 0.9, 1.3, 1.7, 2.2, 3, 4, 5.5, 8, 12, 17, 23, 30, 40, 55, 75, 100, 130,
];

/** N = 1.9 + z e^{3πi/4}, z ≥ 0: right of every pole, and turned to the left so that x⁻ᴺ dies out. */
const contour: readonly ContourPoint[] = pieces.slice(1).flatMap((end, i) => {
  const [middle, half] = [(end + pieces[i]!) / 2, (end - pieces[i]!) / 2];
  return gauss8.map(([node, weight]) => {
    const z = middle + half * node;
    const w = ((half * weight) / Math.PI) * Math.SQRT1_2;
    return { n: complex(1.9 - z * Math.SQRT1_2, z * Math.SQRT1_2), z, weight: complex(-w, w) };
  });
});

/** x f(x) = (1/π) ∫ dz Im[e^{iφ} x^{1−N} f(N)] for several f at once; x^{1−N} is worked out once for all. */
function invert(functions: readonly (readonly Complex[])[], logX: Float64Array): Float64Array[] {
  const weighted = functions.map((f) =>
    Float64Array.from(
      f.flatMap((moment, k) => {
        const { re, im } = multiply(moment, contour[k]!.weight);
        return [re, im];
      }),
    ),
  );
  const results = functions.map(() => new Float64Array(logX.length));
  const kernel = new Float64Array(2 * contour.length);
  for (let i = 0; i < logX.length; i++) {
    const used = logX[i]! < 0 ? fillKernel(kernel, logX[i]!) : 0;
    for (let f = 0; f < weighted.length; f++) {
      let sum = 0;
      for (let k = 0; k < used; k++) sum += weighted[f]![k]! * kernel[k]!;
      results[f]![i] = sum;
    }
  }
  return results;
}

/** Im[x^{1−N} (a + ib)] = a kernel[2k] + b kernel[2k+1]; stops where it has fallen by e⁻⁴², and says where. */
function fillKernel(kernel: Float64Array, logX: number): number {
  let used = 0;
  for (const { n, z } of contour) {
    if (-logX * z > 60) break;
    const size = exp(logX * (1 - n.re));
    kernel[used++] = size * sin(-logX * n.im);
    kernel[used++] = size * cos(-logX * n.im);
  }
  return used;
}
