import type { Crew } from "../grow/crew.ts";
import { lossBlock } from "../grow/workspace.ts";
import { share } from "../team/team.ts";
import type { Loss } from "./loss.ts";

/** Weighted mean loss of the validation events, summed block by block so that the team's size does not matter. */
export function validationLoss(crew: Crew, loss: Loss): number | undefined {
  const { team, workspace, numbers } = crew;
  const { nRows, sums, sumOfWeights } = workspace.validation;
  if (nRows === 0) return undefined;
  const nBlocks = Math.ceil(nRows / lossBlock);
  const [from, to] = share(team, nBlocks);
  for (let block = from; block < to; block++)
    numbers[sums / 8 + block] = sumBlock(crew, loss, block);
  team.wait();
  let sum = 0;
  for (let block = 0; block < nBlocks; block++) sum += numbers[sums / 8 + block]!;
  return sum / sumOfWeights;
}

function sumBlock({ workspace, numbers }: Crew, loss: Loss, block: number): number {
  const { nRows, scores, targets, weights } = workspace.validation;
  let sum = 0;
  for (let row = block * lossBlock; row < Math.min((block + 1) * lossBlock, nRows); row++) {
    const [score, target] = [numbers[scores / 8 + row]!, numbers[targets / 8 + row]!];
    sum += numbers[weights / 8 + row]! * loss.value(score, target);
  }
  return sum;
}
