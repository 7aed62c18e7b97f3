import { addLeaf, type GrownTree } from "../tree.ts";

/** Events as TMVA's trees see them; an event drawn twice is listed twice. */
export interface TmvaSample {
  readonly columns: readonly Float64Array[];
  readonly rows: readonly number[] | Uint32Array;
  /** What a tree is to find, with the weights of the moment: 1 or 0 for signal and background, or a residual. */
  readonly targets: Float64Array;
  readonly weights: Float64Array;
}

/** How a tree of TMVA grows; see its Users Guide, arXiv:physics/0703039, section 8.13. */
export interface TmvaGrowth {
  readonly maxDepth: number;
  /** The least number of events in a node and the least sum of their weights. */
  readonly minNodeSize: number;
  readonly nCuts: number;
  /** Gini's index of signal and background, or the variance of the target. */
  readonly separation: "gini" | "variance";
}

/** A tree whose nodes have cuts, and which leaf each of the rows is in. */
export interface TmvaTree {
  readonly tree: GrownTree;
  /** The cut of each node; what is at least as large goes right. */
  readonly cuts: number[];
  readonly leaves: readonly { readonly node: number; readonly rows: readonly number[] }[];
}

interface Node {
  readonly node: number;
  readonly depth: number;
  readonly rows: readonly number[];
  readonly moments: Moments;
}

/** Number and sums of w, w t and w t². */
type Moments = readonly [n: number, w: number, wt: number, wtt: number];

/** Grows a tree on a uniform grid of cuts between each node's own extremes. */
export function growTmva(sample: TmvaSample, growth: TmvaGrowth, tree: GrownTree): TmvaTree {
  const cuts: number[] = [];
  const leaves: { node: number; rows: readonly number[] }[] = [];
  const plant = (rows: readonly number[], depth: number): Node => {
    const moments = momentsOf(sample, rows);
    const node = addLeaf(tree, moments[1]);
    tree.value[node] = moments[2] / moments[1];
    cuts[node] = 0;
    return { node, depth, rows, moments };
  };
  const open = [plant([...sample.rows], 0)];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, rows, depth } = next;
    const best = canSplit(next, growth) ? bestCut(sample, next, growth) : undefined;
    const column = best && sample.columns[best.feature]!;
    const right = column ? rows.filter((row) => column[row]! >= best.cut) : [];
    if (!best || !column || right.length === 0 || right.length === rows.length) {
      leaves.push({ node, rows });
      continue;
    }
    const children = [
      plant(
        rows.filter((row) => column[row]! < best.cut),
        depth + 1,
      ),
      plant(right, depth + 1),
    ] as const;
    tree.feature[node] = best.feature;
    tree.gain[node] = best.gain;
    tree.left[node] = children[0].node;
    tree.right[node] = children[1].node;
    cuts[node] = best.cut;
    open.push(...children);
  }
  return { tree, cuts, leaves };
}

function momentsOf({ targets, weights }: TmvaSample, rows: readonly number[]): Moments {
  let [w, wt, wtt] = [0, 0, 0];
  for (const row of rows) {
    const [weight, target] = [weights[row]!, targets[row]!];
    w += weight;
    wt += weight * target;
    wtt += weight * target * target;
  }
  return [rows.length, w, wt, wtt];
}

function canSplit({ depth, moments: [n, w, wt] }: Node, growth: TmvaGrowth): boolean {
  const isLarge = n >= 2 * growth.minNodeSize && w >= 2 * growth.minNodeSize;
  const isMixed = growth.separation === "variance" || (wt !== 0 && wt !== w);
  return depth < growth.maxDepth && isLarge && isMixed;
}

interface Cut {
  readonly feature: number;
  readonly cut: number;
  readonly gain: number;
}

function bestCut(sample: TmvaSample, node: Node, growth: TmvaGrowth): Cut | undefined {
  let best: Cut | undefined;
  for (let feature = 0; feature < sample.columns.length; feature++) {
    const found = scan(sample, feature, node, growth, best?.gain ?? 0);
    if (found) best = found;
  }
  return best;
}

/** The best of `nCuts` cuts evenly spaced between the smallest and the largest value in the node. */
function scan(
  { columns, targets, weights }: TmvaSample,
  feature: number,
  { rows, moments }: Node,
  { nCuts, minNodeSize, separation }: TmvaGrowth,
  leastGain: number,
): Cut | undefined {
  const column = columns[feature]!;
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    const x = column[row]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (!(high > low)) return undefined;
  const nBins = nCuts + 1;
  const width = (high - low) / nBins;
  const bins = new Float64Array(4 * nBins);
  for (const row of rows) {
    const bin = 4 * Math.min(nBins - 1, Math.max(0, Math.trunc((column[row]! - low) / width)));
    const [w, t] = [weights[row]!, targets[row]!];
    bins[bin]!++;
    bins[bin + 1]! += w;
    bins[bin + 2]! += w * t;
    bins[bin + 3]! += w * t * t;
  }
  let best: Cut | undefined;
  let [n, w, wt, wtt] = [0, 0, 0, 0];
  for (let bin = 0; bin < nBins - 1; bin++) {
    n += bins[4 * bin]!;
    w += bins[4 * bin + 1]!;
    wt += bins[4 * bin + 2]!;
    wtt += bins[4 * bin + 3]!;
    if (Math.min(n, moments[0] - n, w, moments[1] - w) < minNodeSize) continue;
    const gain = gains[separation]([n, w, wt, wtt], moments);
    if (gain <= (best?.gain ?? leastGain)) continue;
    best = { feature, gain, cut: low + (bin + 1) * width };
  }
  return best;
}

const rest = (part: Moments, all: Moments): Moments =>
  [all[0] - part[0], all[1] - part[1], all[2] - part[2], all[3] - part[3]] as const;
/** Weight times index: Σ w p (1 − p) with p the purity, or Σ w (t − t̄)². */
const gini = ([, w, wt]: Moments): number => (wt <= 0 || wt >= w ? 0 : (wt * (w - wt)) / w);
const variance = ([, w, wt, wtt]: Moments): number => wtt - (wt * wt) / w;

/** TMVA's separation gains. */
const gains = {
  gini: (left: Moments, all: Moments): number =>
    (gini(all) - gini(left) - gini(rest(left, all))) / all[1],
  variance: (left: Moments, all: Moments): number =>
    (variance(all) - variance(left) - variance(rest(left, all))) / variance(all),
};
