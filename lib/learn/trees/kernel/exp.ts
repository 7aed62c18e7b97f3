const LN2_HIGH = 0.6931471803691238; // 32 bits, so that a product with a small integer is exact
const LN2_LOW = 1.9082149292705877e-10;
const ROUND = 6755399441055744; // 1.5 × 2⁵²: added to a number and taken off, it leaves a whole one
const LIMIT = 700;

const bits: DataView = new DataView(new ArrayBuffer(8));

/**
 * eˣ to about 2e−13, from + and × alone in a fixed order, so that the compiled loops and all engines
 * find the same last bit, which `Math.exp` does not promise. Beyond ±700 as at ±700.
 */
export function exp(x: number): number {
  const y = Math.min(Math.max(x, -LIMIT), LIMIT);
  const k = y * Math.LOG2E + ROUND - ROUND;
  const r = y - k * LN2_HIGH - k * LN2_LOW;
  let sum = (1 / 3628800) * r + 1 / 362880;
  sum = sum * r + 1 / 40320;
  sum = sum * r + 1 / 5040;
  sum = sum * r + 1 / 720;
  sum = sum * r + 1 / 120;
  sum = sum * r + 1 / 24;
  sum = sum * r + 1 / 6;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  bits.setInt32(0, (k + 1023) << 20);
  return sum * bits.getFloat64(0);
}
