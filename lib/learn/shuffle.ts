import type { Random } from "../core/index.ts";

/** The numbers 0 to n − 1 in random order (Fisher and Yates; Durstenfeld 1964, doi:10.1145/364520.364540). */
export function shuffled(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
