import { seededRandom } from "toplab/core";
import type { Answers } from "toplab/grade";

export type MethodName = "root" | "wide" | "shifted" | "all";

/** Ways to make an interval of a count; good and bad ones. */
export const methods: Readonly<Record<MethodName, (n: number) => [number, number]>> = {
  root: (n) => [n - Math.sqrt(n), n + Math.sqrt(n)],
  wide: (n) => [0, 2 * n + 1],
  shifted: (n) => [n, n + 2 * Math.sqrt(n + 1)],
  all: () => [0, 1e9],
};

export interface CoverageQuestion {
  readonly nu: number;
  readonly method: MethodName;
  readonly nToys: number;
  readonly seed: number;
}

export const probe = (
  { shareCovered }: Answers,
  questions: readonly CoverageQuestion[],
): { shares: unknown } => {
  if (typeof shareCovered !== "function") return { shares: shareCovered };
  return {
    shares: questions.map(({ nu, method, nToys, seed }): unknown =>
      shareCovered(nu, methods[method], nToys, seededRandom(seed)),
    ),
  };
};
