import type { Bench } from "../../core/worker-pool.ts";

/** Work for the tests of the pool: numbers times the factor of the task, and a mistake at 13. */
export function doubling({ factor }: { readonly factor: number }): Bench<string, number, number> {
  if (factor === 0) throw new RangeError("Cannot multiply by 0");
  return {
    ready: `times ${factor}`,
    answer(x) {
      if (x === 13) throw new RangeError("Cannot multiply 13");
      return factor * x;
    },
  };
}
