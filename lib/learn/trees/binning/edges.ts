/**
 * Upper edges of at most `maxBins` bins of about equal weight, the last bin left open; NaN is left
 * out. An edge lies half-way between two values met, so few enough values get a bin each. A value
 * of more weight than a bin's share gets one of its own, and the others share the rest.
 */
export function binEdges(
  values: Float64Array,
  maxBins: number,
  weights?: Float64Array,
): Float64Array {
  const { distinct, weight } = distinctValues(values, weights);
  const edges: number[] = [];
  let rest = weight.reduce((sum, w) => sum + w, 0);
  let inBin = 0;
  const few = distinct.length <= maxBins;
  for (let i = 0; i + 1 < distinct.length && edges.length + 1 < maxBins; i++) {
    inBin += weight[i]!;
    const share = rest / (maxBins - edges.length);
    if (!few && inBin < share && inBin + weight[i + 1]! / 2 < share) continue;
    edges.push(between(distinct[i]!, distinct[i + 1]!));
    rest -= inBin;
    inBin = 0;
  }
  return Float64Array.from(edges);
}

/** The values met, ascending, and the weight of each, |w|. */
function distinctValues(
  values: Float64Array,
  weights?: Float64Array,
): { distinct: Float64Array; weight: Float64Array } {
  const sorted = values.slice().sort(); // NaN comes last
  const weight = new Float64Array(sorted.length);
  let n = 0;
  for (const value of sorted) {
    if (Number.isNaN(value)) break;
    if (n === 0 || value !== sorted[n - 1]) sorted[n++] = value;
    weight[n - 1]!++;
  }
  const distinct = sorted.subarray(0, n);
  return {
    distinct,
    weight: weights ? weightOfEach(distinct, values, weights) : weight.subarray(0, n),
  };
}

function weightOfEach(
  distinct: Float64Array,
  values: Float64Array,
  weights: Float64Array,
): Float64Array {
  const sums = new Float64Array(distinct.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    let place = 0;
    for (let n = distinct.length; n > 1; ) {
      const half = n >> 1;
      if (distinct[place + half]! <= value) place += half;
      n -= half;
    }
    if (distinct[place] === value) sums[place]! += Math.abs(weights[i]!);
  }
  return sums;
}

/** A number t with a ≤ t < b, half-way where there is room. */
function between(a: number, b: number): number {
  const middle = a / 2 + b / 2;
  return middle >= a && middle < b && Number.isFinite(middle) ? middle : a;
}
