/** Numbers as a list; evenly spaced ones by their ends, which is shorter. */
export type NumberList =
  | readonly number[]
  | { readonly from: number; readonly to: number; readonly n: number };

/** Places on an axis, to a millionth of its length. */
export function packPlaces(values: ArrayLike<number>): NumberList {
  const [from, to, n] = [values[0] ?? 0, values[values.length - 1] ?? 0, values.length];
  const fine = Math.abs(to - from) * 1e-6;
  if (n > 3 && fine > 0) {
    const isEven = Array.from(values).every(
      (x, i) => Math.abs(x - from - (i / (n - 1)) * (to - from)) < fine,
    );
    if (isEven) return { from, to, n };
  }
  const decimals = fine > 0 ? Math.min(20, Math.max(0, Math.ceil(-Math.log10(fine)))) : 0;
  return Array.from(values, (x) => (fine > 0 ? Number(x.toFixed(decimals)) : x));
}

/** Heights, to six digits: whole numbers stay whole. */
export function packHeights(values: ArrayLike<number>): NumberList {
  return Array.from(values, (y) => (Number.isInteger(y) ? y : Number(y.toPrecision(6))));
}

/** The numbers of a list that came as JSON; throws if it is none, or has too many. */
export function unpackNumbers(json: unknown, limit: number): Float64Array {
  const list = Array.isArray(json) ? json : Object(json);
  const n = Array.isArray(json) ? json.length : list.n;
  if (!(Number.isInteger(n) && n >= 0 && n <= limit)) {
    throw new RangeError(`Cannot read a list of ${n} numbers: the most is ${limit}`);
  }
  const numbers = Array.isArray(json)
    ? Float64Array.from(json, (x) => (typeof x === "number" ? x : Number.NaN))
    : Float64Array.from({ length: n }, (_, i) => list.from + (i / (n - 1)) * (list.to - list.from));
  if (!numbers.every(Number.isFinite)) {
    throw new RangeError("Cannot read a list of numbers: some are missing or not finite");
  }
  return numbers;
}
