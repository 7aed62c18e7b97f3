import { log } from "../../portable-math.ts";
import {
  add,
  type Complex,
  complex,
  complexExp,
  complexLog,
  divide,
  multiply,
  scale,
  subtract,
} from "../complex.ts";

/** ∫ xᴺ⁻² c xᵃ (1 − x)ᵇ dx, the N-th moment of x f(x) = c xᵃ (1 − x)ᵇ: c Γ(z) Γ(b + 1)/Γ(z + b + 1), z = N − 1 + a. */
export function powerMoment(n: Complex, c: number, a: number, b: number): Complex {
  const z = add(n, complex(a - 1));
  if (Number.isInteger(b)) return wholePower(z, c, b);
  const logs = subtract(logGamma(z), logGamma(add(z, complex(b + 1))));
  return scale(complexExp(add(logs, logGamma(complex(b + 1)))), c);
}

/** c b!/[z (z + 1) … (z + b)]. */
function wholePower(z: Complex, c: number, b: number): Complex {
  let moment = divide(complex(c), z);
  for (let k = 1; k <= b; k++) moment = divide(scale(moment, k), add(z, complex(k)));
  return moment;
}

/**
 * ln Γ(z) away from the negative real axis, but for multiples of 2πi: Stirling's series at |z| ≥ 15,
 * where it has twelve digits at all angles up to 135°.
 */
export function logGamma(z: Complex): Complex {
  let far = z;
  let below = complex(1);
  for (; far.re * far.re + far.im * far.im < 225; far = add(far, complex(1))) {
    below = multiply(below, far);
  }
  const inverse = divide(complex(1), far);
  const square = multiply(inverse, inverse);
  const series = [1 / 1188, -1 / 1680, 1 / 1260, -1 / 360].reduce(
    (sum, c) => add(multiply(sum, square), complex(c)),
    complex(0),
  );
  const tail = multiply(add(multiply(series, square), complex(1 / 12)), inverse);
  const main = subtract(multiply(subtract(far, complex(0.5)), complexLog(far)), far);
  return subtract(add(main, complex(log(2 * Math.PI) / 2), tail), complexLog(below));
}
