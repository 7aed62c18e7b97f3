/** Unpacks one LZ4 block of which the length is known; throws if it says otherwise. */
export function lz4Block(stored: Uint8Array, plainBytes: number): Uint8Array {
  const plain = new Uint8Array(plainBytes);
  let [at, to] = [0, 0];
  /** A length goes on as long as its bytes are 255. */
  const length = (nibble: number): number => {
    if (nibble < 15) return nibble;
    let [sum, byte] = [nibble, 255];
    while (byte === 255 && at < stored.length) {
      byte = stored[at++]!;
      sum += byte;
    }
    return sum;
  };
  while (at < stored.length) {
    const token = stored[at++]!;
    const literals = length(token >> 4);
    if (at + literals > stored.length || to + literals > plainBytes) throw broken();
    for (let i = 0; i < literals; i++) plain[to++] = stored[at++]!;
    if (at >= stored.length) break; // the last sequence has literals only
    const back = stored[at]! | (stored[at + 1]! << 8);
    at += 2;
    const match = length(token & 15) + 4;
    if (back === 0 || back > to || to + match > plainBytes) throw broken();
    for (let i = 0; i < match; i++, to++) plain[to] = plain[to - back]!;
  }
  if (to !== plainBytes) throw broken();
  return plain;
}

function broken(): Error {
  return new Error("its LZ4 block is damaged");
}
