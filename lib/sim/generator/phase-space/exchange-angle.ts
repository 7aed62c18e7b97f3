import { exp, log } from "../../portable-math.ts";

/** cosθ of a two-body reaction and dcosθ/du. */
export interface ExchangeAngle {
  cosTheta: number;
  slope: number;
}

/**
 * Draws cosθ from a number u in [0, 1] with a density ∝ 1/(1 − β²cos²θ), the product of the poles in t̂ and
 * û; β = 2p√ŝ/(ŝ − m₁² − m₂²).
 */
export function drawExchangeAngle(u: number, beta: number, into: ExchangeAngle): void {
  const b = Math.min(Math.max(beta, 1e-3), 1 - 1e-12); // even in cosθ at threshold
  const reach = log((1 + b) / (1 - b)); // twice artanh β
  const e = exp(reach * (2 * u - 1));
  const product = (e - 1) / (e + 1); // β cosθ
  into.cosTheta = product / b;
  into.slope = (reach * (1 - product) * (1 + product)) / b;
}
