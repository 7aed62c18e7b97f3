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

/**
 * The proton's parton densities by leading-order DGLAP evolution, solved exactly moment by moment.
 *
 * Input: the Les Houches benchmark, hep-ph/0204316, section 1.3, eqs. (31)–(34): at μ² = 2 GeV²,
 * αs = 0.35, light quarks and gluon as below, charm starts there from zero, beauty at 4.5² GeV².
 */
export interface Moments {
  readonly uValence: Complex;
  readonly dValence: Complex;
  /** q + q̄ for d, u, s, c, b. */
  readonly sums: readonly Complex[];
  readonly gluon: Complex;
}

const INPUT_SCALE2 = 2;
const INPUT_ALPHA_S = 0.35;
const BEAUTY_SCALE2 = 4.5 ** 2;

/** αs(μ²) of the benchmark at one loop; `flavours` is the number at high scales. */
export function alphaS(mu2: number, flavours: 4 | 5 = 5): number {
  const change = (from: number, mu2From: number, mu2To: number, nf: number): number =>
    1 / (1 / from + (betaZero(nf) / (4 * Math.PI)) * log(mu2To / mu2From));
  const threshold = flavours === 5 ? Math.min(mu2, BEAUTY_SCALE2) : mu2;
  return change(change(INPUT_ALPHA_S, INPUT_SCALE2, threshold, 4), threshold, mu2, 5);
}

/** Moments ∫ xᴺ⁻¹ f(x, μ²) dx of the densities at scale μ² [GeV²]. */
export function evolvedMoments(n: Complex, mu2: number, flavours: 4 | 5 = 5): Moments {
  const threshold = flavours === 5 ? Math.min(mu2, BEAUTY_SCALE2) : mu2;
  const atThreshold = evolve(inputMoments(n), n, 4, evolutionLength(INPUT_SCALE2, threshold, 4));
  return evolve(atThreshold, n, 5, threshold < mu2 ? evolutionLength(threshold, mu2, 5) : 0);
}

/** (2/β₀) ln(αs(from)/αs(to)): how far the kernels are exponentiated. */
function evolutionLength(from: number, to: number, nf: 4 | 5): number {
  return (2 / betaZero(nf)) * log(alphaS(from, nf) / alphaS(to, nf));
}

function evolve(start: Moments, n: Complex, nf: 4 | 5, length: number): Moments {
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
    uValence: multiply(difference, start.uValence),
    dValence: multiply(difference, start.dValence),
    sums: start.sums.map((sum, i) =>
      i < nf
        ? add(scale(newSinglet, share), multiply(difference, subtract(sum, scale(singlet, share))))
        : complex(0),
    ),
    gluon: mix(start.gluon, gg, gq, singlet),
  };
}

/** Moments of the input; each x f is a sum of terms c xᵃ (1 − x)ᵇ. */
function inputMoments(n: Complex): Moments {
  const uValence = betaMoment(n, 5.1072, 0.8, 3);
  const dValence = betaMoment(n, 3.06432, 0.8, 4);
  const dBar = betaMoment(n, 0.1939875, -0.1, 6);
  const uBar = betaMoment(n, 0.1939875, -0.1, 7);
  const strange = scale(add(uBar, dBar), 0.2);
  return {
    uValence,
    dValence,
    sums: [
      add(dValence, scale(dBar, 2)),
      add(uValence, scale(uBar, 2)),
      scale(strange, 2),
      complex(0),
      complex(0),
    ],
    gluon: betaMoment(n, 1.7, -0.1, 5),
  };
}

/** ∫ xᴺ⁻² c xᵃ (1 − x)ᵇ dx = c b! / [z (z+1) … (z+b)] with z = N − 1 + a, b a whole number. */
function betaMoment(n: Complex, c: number, a: number, b: number): Complex {
  const z = add(n, complex(a - 1));
  let moment = divide(complex(c), z);
  for (let k = 1; k <= b; k++) moment = divide(scale(moment, k), add(z, complex(k)));
  return moment;
}
