import {
  add,
  type Complex,
  complex,
  complexLog,
  divide,
  multiply,
  scale,
  subtract,
} from "../complex.ts";

/** Moments ∫ xᴺ⁻¹ P(x) dx of the leading-order splitting functions, in d f / d ln μ² = (αs/2π) P ⊗ f. */
export interface Splitting {
  /** Quark to quark; alone it drives every difference of two quark densities. */
  readonly qq: Complex;
  /** Gluon to any of the 2 nf quarks and antiquarks. */
  readonly qg: Complex;
  readonly gq: Complex;
  readonly gg: Complex;
}

const C_F = 4 / 3;
const C_A = 3;

/** β₀ in dαs / d ln μ² = −β₀ αs² / 4π. */
export function betaZero(nf: number): number {
  return 11 - (2 / 3) * nf;
}

/** The four kernels at moment N for nf massless flavours (Ellis, Stirling, Webber, QCD and Collider Physics, eq. 4.129). */
export function splitting(n: Complex, nf: number): Splitting {
  const [before, after, second] = [add(n, complex(-1)), add(n, complex(1)), add(n, complex(2))];
  const overNAfter = divide(complex(1), multiply(n, after));
  const s1 = harmonicSum(n);
  const pair = add(multiply(n, n), n, complex(2));
  return {
    qq: scale(add(complex(1.5), overNAfter, scale(s1, -2)), C_F),
    qg: scale(divide(multiply(pair, overNAfter), second), nf),
    gq: scale(divide(multiply(pair, overNAfter), before), C_F),
    gg: add(
      scale(
        subtract(
          add(divide(complex(1), multiply(n, before)), divide(complex(1), multiply(after, second))),
          s1,
        ),
        2 * C_A,
      ),
      complex(betaZero(nf) / 2),
    ),
  };
}

/** S₁(N) = 1 + 1/2 + … + 1/N, continued to complex N through the digamma function. */
export function harmonicSum(n: Complex): Complex {
  let z = add(n, complex(1));
  let below = complex(0);
  for (; z.re < 12; z = add(z, complex(1))) below = add(below, divide(complex(1), z));
  const w = divide(complex(1), multiply(z, z));
  const series = [1 / 132, -1 / 240, 1 / 252, -1 / 120, 1 / 12].reduce(
    (sum, c) => multiply(add(sum, complex(c)), w),
    complex(0),
  );
  const digamma = subtract(subtract(complexLog(z), divide(complex(0.5), z)), series);
  return subtract(add(digamma, complex(0.5772156649015329)), below);
}
