/**
 * The places of the values from smallest to largest, equal ones in the order met: `values[order[0]]` is the
 * smallest. Radix sort in four passes of 16 bits, ten times faster than comparing at 10⁶ values.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const order = Uint32Array.from(values, (_, i) => i);
  if (values.length < 1000) return order.sort((i, j) => values[i]! - values[j]! || i - j);
  const keys = sortableKeys(values);
  let [from, to] = [order, new Uint32Array(values.length)];
  for (let digit = 0; digit < 4; digit++) {
    distribute(keys, digit, from, to);
    [from, to] = [to, from];
  }
  return from;
}

/** The bits of each double, changed so that they sort as whole numbers; four 16-bit digits each, lowest first. */
function sortableKeys(values: Float64Array): Uint16Array {
  const keys = new Uint16Array(Float64Array.from(values, (value) => value + 0).buffer); // −0 becomes 0
  for (let i = 0; i < keys.length; i += 4) {
    const negative = keys[i + 3]! >= 0x8000;
    for (let digit = 0; digit < 4; digit++) if (negative) keys[i + digit]! ^= 0xffff;
    if (!negative) keys[i + 3]! ^= 0x8000;
  }
  return keys;
}

function distribute(keys: Uint16Array, digit: number, from: Uint32Array, to: Uint32Array): void {
  const starts = new Uint32Array(2 ** 16 + 1);
  for (let i = digit; i < keys.length; i += 4) starts[keys[i]! + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  for (const i of from) to[starts[keys[4 * i + digit]!]!++] = i;
}
