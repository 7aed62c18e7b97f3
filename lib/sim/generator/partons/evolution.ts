import { log } from "../../portable-math.ts";
import {
  add,
  type Complex,
  complex,
  complexExp,
  complexSqrt,
  divide,
  multiply,
  scale,
  subtract,
} from "../complex.ts";
import { betaZero, splitting } from "./splitting-functions.ts";

/** Moments ∫ xᴺ⁻¹ f(x) dx of the proton's parton densities at one scale. */
export interface Moments {
  /** q − q̄ for d, u and, where the two differ, s. */
  readonly valences: readonly Complex[];
  /** q + q̄ for d, u, s, c, b. */
  readonly sums: readonly Complex[];
  readonly gluon: Complex;
}

/** What the evolution starts from: the densities and αs at one low scale. */
export interface PartonInput {
  /** μ² of the input [GeV²]. */
  readonly scale2: number;
  readonly alphaS: number;
  /** Massless flavours there. */
  readonly flavours: number;
  /** μ² [GeV²] from which on there is one more, starting from nothing. */
  readonly thresholds2: readonly number[];
  /** The real N = `rightOf` has all poles of the moments at its left. */
  readonly rightOf: number;
  moments(n: Complex): Moments;
}

/** αs(μ²) at one loop as the input has it, with a flavour more from each threshold on. */
export function alphaSOf(input: PartonInput, mu2: number): number {
  let alpha = input.alphaS;
  for (const { from, to, flavours } of stages(input, mu2)) {
    alpha = 1 / (1 / alpha + (betaZero(flavours) / (4 * Math.PI)) * log(to / from));
  }
  return alpha;
}

/**
 * The moments at each μ² [GeV²], by leading-order DGLAP evolution solved exactly.
 *
 * Scales must not be below the input's; those that share a threshold share the way up to it.
 */
export function evolvedMoments(
  input: PartonInput,
  n: Complex,
  mu2: readonly number[],
): readonly Moments[] {
  const atThresholds = new Map<number, Moments>();
  return mu2.map((scale2) => {
    let moments = atThresholds.get(input.scale2) ?? input.moments(n);
    atThresholds.set(input.scale2, moments);
    for (const { from, to, flavours } of stages(input, scale2)) {
      const known = atThresholds.get(to);
      moments = known ?? evolve(moments, n, flavours, evolutionLength(input, from, to, flavours));
      if (input.thresholds2.includes(to)) atThresholds.set(to, moments);
    }
    return moments;
  });
}

/** A part of the way from the input's scale to μ², on which the number of flavours stays. */
interface Stage {
  readonly from: number;
  readonly to: number;
  readonly flavours: number;
}

function stages({ scale2, flavours, thresholds2 }: PartonInput, mu2: number): readonly Stage[] {
  const edges = [scale2, ...thresholds2.filter((edge) => edge < mu2), mu2];
  return edges.slice(1).map((to, i) => ({ from: edges[i]!, to, flavours: flavours + i }));
}

/** (2/β₀) ln(αs(from)/αs(to)): how far the kernels are exponentiated. */
function evolutionLength(input: PartonInput, from: number, to: number, nf: number): number {
  return (2 / betaZero(nf)) * log(alphaSOf(input, from) / alphaSOf(input, to));
}

function evolve(start: Moments, n: Complex, nf: number, length: number): Moments {
  if (length === 0) return start;
  const { qq, qg, gq, gg } = splitting(n, nf);
  const difference = complexExp(scale(qq, length));
  const singlet = start.sums.reduce((a, b) => add(a, b));
  const root = complexSqrt(
    add(multiply(subtract(qq, gg), subtract(qq, gg)), scale(multiply(qg, gq), 4)),
  );
  const [high, low] = [1, -1].map((sign) => scale(add(qq, gg, scale(root, sign)), 0.5));
  const [growHigh, growLow] = [high!, low!].map((l) => complexExp(scale(l, length)));
  // exp(L P) = w P + v 1, from the two eigenvalues of P
  const w = divide(subtract(growHigh!, growLow!), root);
  const v = divide(subtract(multiply(high!, growLow!), multiply(low!, growHigh!)), root);
  const mix = (same: Complex, p: Complex, q: Complex, other: Complex): Complex =>
    add(multiply(add(multiply(w, p), v), same), multiply(w, q, other));
  const newSinglet = mix(singlet, qq, qg, start.gluon);
  const share = 1 / nf;
  return {
    valences: start.valences.map((valence) => multiply(difference, valence)),
    sums: start.sums.map((sum, i) =>
      i < nf
        ? add(scale(newSinglet, share), multiply(difference, subtract(sum, scale(singlet, share))))
        : complex(0),
    ),
    gluon: mix(start.gluon, gg, gq, singlet),
  };
}
