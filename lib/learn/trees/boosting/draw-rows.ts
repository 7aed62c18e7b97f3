import { mix } from "../../../core/seed.ts";
import type { Crew } from "../grow/crew.ts";
import { share } from "../team/team.ts";

/**
 * Lists the rows, those that this tree sees first, and tells how many they are. Each is drawn by a
 * number made of seed and row alone, so that it does not matter which thread asks.
 */
export function drawRows(crew: Crew, fraction: number, seed: number): number {
  const { team, workspace, words } = crew;
  const [from, to] = share(team, workspace.nRows);
  const [list, scratch] = [workspace.rows / 4, workspace.scratch / 4];
  if (fraction === 1) {
    crew.kernel.listRows(workspace.rows, from, to);
    team.wait();
    return workspace.nRows;
  }
  const [high, low] = [mix(Math.floor(seed / 2 ** 32), 0), seed | 0];
  const limit = fraction * 2 ** 32;
  let [first, last] = [scratch + from, scratch + to - 1];
  for (let row = from; row < to; row++) {
    const isSeen = mix(mix(high, low), row) >>> 0 < limit;
    words[isSeen ? first++ : last--] = row;
  }
  words[workspace.counts / 4 + team.index] = first - scratch - from;
  team.wait();
  const counts = words.slice(workspace.counts / 4, workspace.counts / 4 + team.size);
  const before = counts.subarray(0, team.index).reduce((sum, n) => sum + n, 0);
  const nSeen = counts.reduce((sum, n) => sum + n, 0);
  const mine = counts[team.index]!;
  words.set(words.slice(scratch + from, scratch + from + mine), list + before);
  words.set(words.slice(scratch + from + mine, scratch + to), list + nSeen + from - before);
  team.wait();
  return nSeen;
}
