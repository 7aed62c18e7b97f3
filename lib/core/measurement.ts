/**
 * "91.19 ± 0.03": value and error rounded by the rule of the Particle Data Group (Review of Particle
 * Physics, Introduction, 5.3): two digits of the error when its three leading digits are 100 to 354,
 * one when they are 355 to 949, and 950 to 999 round up to 1000.
 */
export function plusMinus(value: number, error: number): string {
  if (!(error > 0 && Number.isFinite(error))) return `${value} ± ${error}`;
  const decimals = errorDecimals(error);
  return `${rounded(value, decimals)} ± ${rounded(error, decimals)}`;
}

/** How many digits after the point (before it, if negative) that rule keeps. */
export function errorDecimals(error: number): number {
  const exponent = Math.floor(Math.log10(error));
  const leading = Math.round(error / 10 ** (exponent - 2));
  return (leading < 355 || leading >= 950 ? 1 : 0) - exponent - (leading >= 950 ? 1 : 0);
}

/** A number with so many decimals, without a minus sign before zero. */
export function rounded(value: number, decimals: number): string {
  const unit = 10 ** Math.max(0, -decimals);
  const text = (Math.round(value / unit) * unit).toFixed(0);
  const shown = decimals > 0 ? value.toFixed(Math.min(decimals, 100)) : text;
  return /^-[0.]+$/.test(shown) ? shown.slice(1) : shown;
}
