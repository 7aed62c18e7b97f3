import { cos, exp, sin } from "../../portable-math.ts";
import { type Complex, complex, multiply } from "../complex.ts";
import { evolvedMoments, type Moments, type PartonInput } from "./evolution.ts";
import { lesHouches } from "./les-houches.ts";

/** x f(x) at some points in x; by PDG number, −5 … 5, the gluon at 0. */
export type DensityColumns = ReadonlyMap<number, Float64Array>;

/** The densities evolved to each scale μ² [GeV²], for these ln x ≤ 0. */
export function densityColumns(
  logX: Float64Array,
  mu2: readonly number[],
  input: PartonInput = lesHouches,
): readonly DensityColumns[] {
  const contour = contourFrom(input.rightOf);
  const moments = contour.map(({ n }) => evolvedMoments(input, n, mu2).map(listed));
  const perScale = moments[0]![0]!.length; // the contour has points, and scales are asked for
  const functions = mu2.flatMap((_, i) =>
    Array.from({ length: perScale }, (_, k) => moments.map((atPoint) => atPoint[i]![k]!)),
  );
  const inverses = invert(functions, contour, logX);
  return mu2.map((_, i) => byFlavour(inverses.slice(i * perScale, (i + 1) * perScale)));
}

/** Gluon, q + q̄ for d, u, s, c, b, then valence. */
function listed({ gluon, sums, valences }: Moments): readonly Complex[] {
  return [gluon, ...sums, ...valences];
}

function byFlavour(inverses: readonly Float64Array[]): DensityColumns {
  const half = (sum: Float64Array, valence: Float64Array | undefined, sign: number): Float64Array =>
    sum.map((value, i) => Math.max((value + sign * (valence?.[i] ?? 0)) / 2, 0));
  const columns = new Map([[0, inverses[0]!]]);
  for (let id = 1; id <= FLAVOURS; id++) {
    const [sum, valence] = [inverses[id]!, inverses[FLAVOURS + id]];
    columns.set(id, half(sum, valence, 1)).set(-id, half(sum, valence, -1));
  }
  return columns;
}

const FLAVOURS = 5;

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

/** N = start + z e^{3πi/4}, z ≥ 0: right of every pole, and turned to the left so that x⁻ᴺ dies out. */
function contourFrom(start: number): readonly ContourPoint[] {
  return pieces.slice(1).flatMap((end, i) => {
    const [middle, half] = [(end + pieces[i]!) / 2, (end - pieces[i]!) / 2];
    return gauss8.map(([node, weight]) => {
      const z = middle + half * node;
      const w = ((half * weight) / Math.PI) * Math.SQRT1_2;
      return { n: complex(start - z * Math.SQRT1_2, z * Math.SQRT1_2), z, weight: complex(-w, w) };
    });
  });
}

/** x f(x) = (1/π) ∫ dz Im[e^{iφ} x^{1−N} f(N)] for several f at once; x^{1−N} is worked out once for all. */
function invert(
  functions: readonly (readonly Complex[])[],
  contour: readonly ContourPoint[],
  logX: Float64Array,
): Float64Array[] {
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
    const used = logX[i]! < 0 ? fillKernel(kernel, contour, logX[i]!) : 0;
    for (let f = 0; f < weighted.length; f++) {
      let sum = 0;
      for (let k = 0; k < used; k++) sum += weighted[f]![k]! * kernel[k]!;
      results[f]![i] = sum;
    }
  }
  return results;
}

/** Im[x^{1−N} (a + ib)] = a kernel[2k] + b kernel[2k+1]; stops where it has fallen by e⁻⁴², and says where. */
function fillKernel(kernel: Float64Array, contour: readonly ContourPoint[], logX: number): number {
  let used = 0;
  for (const { n, z } of contour) {
    if (-logX * z > 60) break;
    const size = exp(logX * (1 - n.re));
    kernel[used++] = size * sin(-logX * n.im);
    kernel[used++] = size * cos(-logX * n.im);
  }
  return used;
}
