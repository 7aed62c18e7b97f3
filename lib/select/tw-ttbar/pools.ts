import { column, type EventTable } from "../../event/index.ts";
import { shippedFile } from "../../io/index.ts";
import { type Features, features, rowsOf } from "../../learn/index.ts";
import { type TwTtbarId, twTtbarIds } from "../../sim/tw-ttbar/index.ts";
import { ntupleOf } from "../ntuple/ntuple-of.ts";
import { type TwTtbarFiles, twTtbarAnalysis } from "./analysis-text.ts";

/** The nine variables of arXiv:1712.01602, as the analysis calls them, in the order of its table of separations. */
export const twTtbarVariables: readonly string[] = [
  ...["ptAll", "dptLlb", "sumEt", "etaAll", "dptLl", "ptLlb", "centrality", "massL2b", "massL1b"],
];

/** Selected events of one kind, all that there are. */
export interface TwTtbarPool {
  readonly features: Features;
  /** Events expected at 36.1 fb⁻¹. */
  readonly expected: number;
}

/** The files that come with the course. */
export async function twTtbarFiles(): Promise<TwTtbarFiles> {
  const [tw, ttbar] = await Promise.all([
    shippedFile("tw-ttbar-tw"),
    shippedFile("tw-ttbar-ttbar"),
  ]);
  return { tw, ttbar };
}

/** Events of which nobody is told what they are, and the rest. */
export type PoolPart = "hidden" | "open";

let pools: Promise<Readonly<Record<TwTtbarId, TwTtbarPool>>> | undefined;

/** Both pools after the analysis; it runs once. */
export function readTwTtbar(): Promise<Readonly<Record<TwTtbarId, TwTtbarPool>>> {
  pools ??= runOnPools();
  return pools;
}

async function runOnPools(): Promise<Readonly<Record<TwTtbarId, TwTtbarPool>>> {
  const text = twTtbarAnalysis(await twTtbarFiles());
  const [tw, ttbar] = await Promise.all(twTtbarIds.map((id) => ntupleOf(text, id)));
  return { tw: poolOf(tw!), ttbar: poolOf(ttbar!) }; // one for each id
}

function poolOf(ntuple: EventTable): TwTtbarPool {
  const expected = column(ntuple, "weight").reduce((sum, weight) => sum + weight, 0);
  return { features: features(ntuple, twTtbarVariables), expected };
}

/** Three events of ten are hidden; no student is ever given them with their labels. */
export function partOf({ features: all }: TwTtbarPool, part: PoolPart): Features {
  const rows = Array.from({ length: all.nRows }, (_, row) => row);
  return rowsOf(
    all,
    rows.filter((row) => row % 10 < 3 === (part === "hidden")),
  );
}
