import { continuedFraction } from "./continued-fraction.ts";

/** ln Γ(x) for x > 0, to 1e-14: Stirling's series after moving x above 10 by Γ(x + 1) = x Γ(x). */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`Cannot take ln Γ(${x}): x must be positive`);
  let [shifted, product] = [x, 1];
  while (shifted < 10) product *= shifted++;
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2;
  return stirling + stirlingCorrection(shifted) - Math.log(product);
}

/** P(a, x) = γ(a, x)/Γ(a), the cumulative gamma distribution. */
export function gammaP(a: number, x: number): number {
  checkArguments("P", a, x);
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Q(a, x) = Γ(a, x)/Γ(a) = 1 − P(a, x), exact also where it is tiny. */
export function gammaQ(a: number, x: number): number {
  checkArguments("Q", a, x);
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** The probability that χ² with `ndf` degrees of freedom exceeds `chi2`: the p-value of a fit. */
export function chi2Survival(chi2: number, ndf: number): number {
  return gammaQ(ndf / 2, chi2 / 2);
}

/** P(a, x) by its series, DLMF 8.11.4, for x left of the peak at a. */
function lowerSeries(a: number, x: number): number {
  let [term, total] = [1 / a, 1 / a];
  for (let n = 1; term > total * 1e-17; n++) {
    term *= x / (a + n);
    total += term;
  }
  return total * density(a, x);
}

/** Q(a, x) by the continued fraction DLMF 8.9.2, for x right of the peak at a. */
function upperFraction(a: number, x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  const numerator = (n: number): number => -n * (n - a);
  return density(a, x) / continuedFraction(x + 1 - a, numerator, (n) => x + 2 * n + 1 - a);
}

/** x^a e^(−x)/Γ(a); for large a around the peak at x = a, where x^a and Γ(a) are huge and cancel. */
function density(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const distance = (x - a) / a;
  const exponent = a * (Math.log1p(distance) - distance) - stirlingCorrection(a);
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(exponent);
}

/** ln Γ(x) beyond Stirling's formula, DLMF 5.11.1, for x ≥ 10. */
function stirlingCorrection(x: number): number {
  const r = 1 / (x * x);
  const tail = 1 / 1680 - r * (1 / 1188 - (r * 691) / 360360);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * tail))) / x;
}

function checkArguments(name: string, a: number, x: number): void {
  if (a > 0 && x >= 0) return;
  throw new RangeError(
    `Cannot take ${name}(${a}, ${x}): the first must be positive, the second 0 or more`,
  );
}
