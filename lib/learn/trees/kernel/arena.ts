/** Hands out memory from the bottom up, in lines of 64 bytes. */
export interface Arena {
  /** Where so many bytes begin that nobody else has. */
  take(bytes: number): number;
  /** How many bytes there must be in all. */
  size(): number;
}

const LINE = 64;
const START = 65536; // what lies below belongs to the compiler

export function arena(): Arena {
  let end = START;
  return {
    take(bytes) {
      const start = end;
      end += Math.ceil(bytes / LINE) * LINE;
      return start;
    },
    size: () => end,
  };
}
