import type { Crew } from "../grow/crew.ts";
import { share } from "../team/team.ts";
import type { GrownTree } from "../tree.ts";

/** Adds what the tree says to the rows that it has not seen: those listed after the first `nSeen`. */
export function addToOtherRows(crew: Crew, nSeen: number, tree: GrownTree): void {
  const { team, workspace, words } = crew;
  const [from, to] = share(team, workspace.nRows - nSeen);
  const list = workspace.rows / 4 + nSeen;
  for (let i = list + from; i < list + to; i++) {
    addTo(crew, tree, workspace.byRow, workspace.scores, words[i]!);
  }
}

/** Adds what the tree says to the scores of the validation events. */
export function addToValidation(crew: Crew, tree: GrownTree): void {
  const { validation } = crew.workspace;
  const [from, to] = share(crew.team, validation.nRows);
  for (let row = from; row < to; row++) {
    addTo(crew, tree, validation.byRow, validation.scores, row);
  }
}

function addTo(
  { numbers, bytes, workspace: { stride } }: Crew,
  { feature, code, missingLeft, left, right, value }: GrownTree,
  byRow: number,
  scores: number,
  row: number,
): void {
  const codes = byRow + row * stride;
  let node = 0;
  while (feature[node]! >= 0) {
    const met = bytes[codes + feature[node]!]!;
    const goesLeft = met === 0 ? missingLeft[node]! > 0 : met <= code[node]!;
    node = goesLeft ? left[node]! : right[node]!;
  }
  numbers[scores / 8 + row]! += value[node]!;
}
