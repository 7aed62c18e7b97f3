import { add, type Complex, complex, scale } from "../complex.ts";
import type { Moments, PartonInput } from "./evolution.ts";
import { powerMoment } from "./power-moment.ts";

/**
 * The Les Houches benchmark, hep-ph/0204316, section 1.3, eqs. (31)–(34): at μ² = 2 GeV², αs = 0.35,
 * light quarks and gluon as below, charm starts there from zero, beauty at 4.5² GeV².
 */
export const lesHouches: PartonInput = {
  scale2: 2,
  alphaS: 0.35,
  flavours: 4,
  thresholds2: [4.5 ** 2],
  rightOf: 1.9,
  moments,
};

function moments(n: Complex): Moments {
  const uValence = powerMoment(n, 5.1072, 0.8, 3);
  const dValence = powerMoment(n, 3.06432, 0.8, 4);
  const dBar = powerMoment(n, 0.1939875, -0.1, 6);
  const uBar = powerMoment(n, 0.1939875, -0.1, 7);
  const strange = scale(add(uBar, dBar), 0.2);
  return {
    valences: [dValence, uValence],
    sums: [
      add(dValence, scale(dBar, 2)),
      add(uValence, scale(uBar, 2)),
      scale(strange, 2),
      complex(0),
      complex(0),
    ],
    gluon: powerMoment(n, 1.7, -0.1, 5),
  };
}
