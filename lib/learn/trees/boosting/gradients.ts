import type { Crew } from "../grow/crew.ts";
import { magicNumber } from "../sample/exact-sum.ts";
import { share } from "../team/team.ts";
import type { BoostingPlan } from "./boosting-plan.ts";
import { type Loss, lossOf } from "./loss.ts";

/** Weighted gradient and hessian of each row at its present score, rounded so that their sums are exact. */
export function writePairs(crew: Crew, plan: BoostingPlan): void {
  const { team, kernel, workspace, numbers } = crew;
  const { scores, targets, weights, pairs, nRows } = workspace;
  const [fromFour, toFour] = share(team, Math.ceil(nRows / 4));
  const [from, to] = [4 * fromFour, Math.min(4 * toFour, nRows)]; // the inner loop does four at a time
  if (plan.loss.name === "log-loss") {
    const magic = [1, 1 / 4].map((bound) => magicNumber(bound * plan.largestWeight, nRows));
    kernel.logLossPairs(scores, targets, weights, pairs, from, to, magic[0]!, magic[1]!);
    return;
  }
  const place = (workspace.found + 16 * team.index) / 8;
  numbers.set(anyPairs(crew, lossOf(plan.loss), from, to), place);
  team.wait();
  const largest = [0, 0];
  for (let k = 0; k < 2 * team.size; k++) {
    largest[k & 1] = Math.max(largest[k & 1]!, numbers[workspace.found / 8 + k]!);
  }
  const [gradient, hessian] = largest.map((bound) => magicNumber(bound, nRows));
  for (let i = pairs / 8 + 2 * from; i < pairs / 8 + 2 * to; i += 2) {
    numbers[i] = numbers[i]! + gradient! - gradient!;
    numbers[i + 1] = numbers[i + 1]! + hessian! - hessian!;
  }
  team.wait();
}

/** Pairs of any loss, not rounded; tells the largest gradient and hessian. */
function anyPairs(
  { workspace, numbers }: Crew,
  { gradient, hessian }: Loss,
  from: number,
  to: number,
): [number, number] {
  const [score, target, weight, pair] = [
    workspace.scores / 8,
    workspace.targets / 8,
    workspace.weights / 8,
    workspace.pairs / 8,
  ];
  const largest: [number, number] = [0, 0];
  for (let i = from; i < to; i++) {
    const w = numbers[weight + i]!;
    const g = w * gradient(numbers[score + i]!, numbers[target + i]!);
    const h = w * hessian(numbers[score + i]!, numbers[target + i]!);
    numbers[pair + 2 * i] = g;
    numbers[pair + 2 * i + 1] = h;
    largest[0] = Math.max(largest[0], Math.abs(g));
    largest[1] = Math.max(largest[1], Math.abs(h));
  }
  return largest;
}
