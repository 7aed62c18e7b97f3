import { chi2Survival } from "../../../core/index.ts";
import type { FittedReplica } from "./fit-task.ts";

/** Whether events were drawn as often as they should: Poisson numbers of mean 1. */
export interface MultiplicityTest {
  /** How many draws gave 0, 1, 2 …, over all replicas and events. */
  readonly counts: readonly number[];
  readonly chi2: number;
  readonly ndf: number;
  readonly pValue: number;
}

/** Least number of draws expected in a cell of the χ² test; rarer multiplicities are counted together. */
const enough = 10;

/** Undefined where no events were drawn, or too few for a test. */
export function multiplicityTest(replicas: readonly FittedReplica[]): MultiplicityTest | undefined {
  const counts: number[] = [];
  for (const { multiplicities = [] } of replicas) {
    for (const [k, n] of multiplicities.entries()) counts[k] = (counts[k] ?? 0) + n;
  }
  const total = counts.reduce((sum, n) => sum + n, 0);
  let [rest, chi2, ndf, probability] = [1, 0, 0, 1 / Math.E];
  let left = total;
  while (total * (rest - probability) >= enough) {
    const n = counts[ndf] ?? 0;
    chi2 += (n - total * probability) ** 2 / (total * probability);
    left -= n;
    rest -= probability;
    probability /= ++ndf;
  }
  if (ndf === 0) return undefined;
  chi2 += (left - total * rest) ** 2 / (total * rest);
  return { counts, chi2, ndf, pValue: chi2Survival(chi2, ndf) };
}
