/**
 * exp, log, sin, cos, atan2 from + − × ÷ √ alone.
 *
 * IEEE 754 fixes those five to the last bit; `Math.exp` and its like may differ between engines and
 * their versions in the last digit, and one digit is enough to turn a "keep" into a "drop". With
 * these, the same seed gives the same events on every machine. Errors are a few units in the last place.
 */

const LN2_HIGH = 0.6931471803691238; // 32 bits, so that a product with a small integer is exact
const LN2_LOW = 1.9082149292705877e-10;
const HALF_PI_HIGH = 1.5707963267341256; // 33 bits
const HALF_PI_LOW = 6.077100506506192e-11;

/** 2^k for k from −1074 to 1023, at index k + 1074. */
const powersOfTwo: Float64Array = new Float64Array(2098);
for (let i = 0, power = Number.MIN_VALUE; i < powersOfTwo.length; i++, power *= 2)
  powersOfTwo[i] = power;

/** 1/n! and 1/(2n + 1): the series of exp and of artanh. */
const inverseFactorials: Float64Array = new Float64Array(14);
for (let n = 0, value = 1; n < 14; n++, value /= n) inverseFactorials[n] = value;
const inverseOdds: Float64Array = Float64Array.from({ length: 12 }, (_, n) => 1 / (2 * n + 1));

const bits: DataView = new DataView(new ArrayBuffer(8));

/** eˣ for x < 709; below x = −700 the result is 0. */
export function exp(x: number): number {
  if (x < -700) return 0;
  const k = Math.floor(x / Math.LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 0;
  for (let n = 13; n >= 0; n--) sum = sum * r + inverseFactorials[n]!;
  return sum * powersOfTwo[k + 1074]!;
}

/** Natural logarithm of a positive, normal x. */
export function log(x: number): number {
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let k = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0); // in [1, 2)
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const s = (m - 1) / (m + 1); // log m = 2 artanh s, |s| < 0.172
  const s2 = s * s;
  let sum = 0;
  for (let n = 11; n >= 0; n--) sum = sum * s2 + inverseOdds[n]!;
  return k * LN2_HIGH + (k * LN2_LOW + 2 * s * sum);
}

export function sin(x: number): number {
  return sinAfterTurns(x, 0);
}

export function cos(x: number): number {
  return sinAfterTurns(x, 1);
}

/** Angle of the vector (x, y) in (−π, π]. */
export function atan2(y: number, x: number): number {
  const [ax, ay] = [Math.abs(x), Math.abs(y)];
  const isFlat = ay < ax || ay === 0;
  const fraction = isFlat ? ay / (ax || 1) : ax / ay;
  const acute = isFlat ? atanOfFraction(fraction) : Math.PI / 2 - atanOfFraction(fraction);
  const angle = x < 0 ? Math.PI - acute : acute;
  return y < 0 ? -angle : angle;
}

/** Inverse of sinh; its argument pz/pT gives the pseudorapidity. */
export function asinh(x: number): number {
  const size = Math.abs(x);
  const value = log(size + Math.sqrt(size * size + 1));
  return x < 0 ? -value : value;
}

/** sin(x + turns·π/2), for |x| < 10⁵. */
function sinAfterTurns(x: number, turns: number): number {
  const k = Math.floor(x / (Math.PI / 2) + 0.5);
  const r = x - k * HALF_PI_HIGH - k * HALF_PI_LOW;
  const quarter = (((k + turns) % 4) + 4) % 4;
  const size = quarter % 2 === 0 ? sinSeries(r) : cosSeries(r);
  return quarter < 2 ? size : -size;
}

function sinSeries(r: number): number {
  let sum = 1;
  for (let n = 18; n > 0; n -= 2) sum = 1 - (r * r * sum) / (n * (n + 1));
  return r * sum;
}

function cosSeries(r: number): number {
  let sum = 1;
  for (let n = 19; n > 0; n -= 2) sum = 1 - (r * r * sum) / (n * (n + 1));
  return sum;
}

/** arctan t for 0 ≤ t ≤ 1: the angle is halved twice, then summed as a series. */
function atanOfFraction(t: number): number {
  const half = t / (1 + Math.sqrt(1 + t * t));
  const s = half / (1 + Math.sqrt(1 + half * half));
  let sum = 0;
  for (let n = 25; n > 0; n -= 2) sum = 1 / n - s * s * sum;
  return 4 * s * sum;
}
