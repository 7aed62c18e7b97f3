import { add, type Complex, complex, scale, subtract } from "../complex.ts";
import type { Moments, PartonInput } from "./evolution.ts";
import { powerMoment } from "./power-moment.ts";

/**
 * The leading-order fit MSTW 2008 (A. Martin, W. Stirling, R. Thorne, G. Watt, arXiv:0901.0002, table 4): at
 * μ² = 1 GeV², αs = 0.68183, three light flavours; charm starts from zero at 1.40² GeV², beauty at 4.75² GeV².
 */
export const mstw2008lo: PartonInput = {
  scale2: 1,
  alphaS: 0.68183,
  flavours: 3,
  thresholds2: [1.4 ** 2, 4.75 ** 2],
  rightOf: 2.3,
  moments,
};

/** x f = c xᵃ (1 − x)ᵇ (1 + Σ k xᵖ). */
function shape(
  n: Complex,
  c: number,
  a: number,
  b: number,
  ...terms: readonly (readonly [p: number, k: number])[]
): Complex {
  return add(powerMoment(n, c, a, b), ...terms.map(([p, k]) => powerMoment(n, c * k, a + p, b)));
}

function moments(n: Complex): Moments {
  const uValence = shape(n, 1.4335, 0.45232, 3.0409, [0.5, -2.3737], [1, 8.9924]);
  const dValence = shape(n, 5.0903, 0.71978, 5.1244, [0.5, -4.3654], [1, 7.473]);
  const sea = shape(n, 0.59964, -0.16276, 8.8801, [0.5, -2.9012], [1, 16.865]);
  const difference = shape(n, 8.9413, 1.876, 10.8801, [1, 8.4703], [2, -36.507]); // d̄ − ū
  const strange = shape(n, 0.10302, -0.16276, 13.242, [0.5, -2.9012], [1, 16.865]);
  const strangeValence = shape(n, -0.011523, 0.2, 10.285, [1, -1 / 0.017414]);
  const twoLight = scale(subtract(sea, strange), 0.5); // ū + d̄
  return {
    valences: [dValence, uValence, strangeValence],
    sums: [
      add(dValence, twoLight, difference),
      add(uValence, subtract(twoLight, difference)),
      strange,
      complex(0),
      complex(0),
    ],
    gluon: shape(n, 0.0012216, -0.83657, 2.3882, [0.5, -38.997], [1, 1445.5]),
  };
}
