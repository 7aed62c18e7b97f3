import type { EventTable } from "../../event/index.ts";
import { atlasRun2 } from "../detector/cards/atlas-run2.ts";
import type { DetectorCard } from "../detector/cards/detector-card.ts";
import { type Sample, simulate } from "../simulate.ts";
import { streamOf } from "../stream.ts";
import { recordCollisions } from "./record-collisions.ts";
import { simulatedTriggers } from "./triggers.ts";

/** Z → ee, Z → μμ, and top pairs with two leptons. */
export type LessonProcess = "zee" | "zmumu" | "ttbar";

/** Simulated events of each, at least as many as the data have. */
const sizes: Readonly<Record<LessonProcess, number>> = { zee: 16_000, zmumu: 16_000, ttbar: 6000 };
const seeds: Readonly<Record<LessonProcess, number>> = { zee: 301, zmumu: 302, ttbar: 303 };

/** Mean number of further collisions in the simulation: made before anybody knew what the run would be like. */
const SIMULATED_PILE_UP = 29;

/** Share of the events of top pairs that get a weight of −1. */
const NEGATIVE = 0.1;

/**
 * A simulated sample of the lesson, the same for everybody, as it is before any selection. A tenth of the top pairs,
 * drawn blindly, weighs −1, as in generators beyond leading order; ours would not need it.
 */
export async function simulatedCollisions(process: LessonProcess): Promise<Sample> {
  const seed = seeds[process];
  const sample = await generate(process, sizes[process], seed, SIMULATED_PILE_UP);
  const random = streamOf(seed, "recorded");
  const recorded = recordCollisions(random, sample.events, simulatedTriggers);
  if (process !== "ttbar") return { ...sample, events: recorded };
  const weight = Float64Array.from({ length: recorded.nEvents }, () =>
    random() < NEGATIVE ? -1 : 1,
  );
  const events: EventTable = { ...recorded, columns: { ...recorded.columns, weight } };
  return { ...sample, events, sumOfWeights: weight.reduce((sum, w) => sum + w, 0) };
}

/** Events of a process in a detector with this mean number of further collisions. */
export function generate(
  process: LessonProcess,
  nEvents: number,
  seed: number,
  pileUp: number,
): Promise<Sample> {
  const card: DetectorCard = { ...atlasRun2, pileUp: { ...atlasRun2.pileUp, mean: pileUp } };
  const options = { nEvents, seed, card, workers: 1 };
  if (process === "ttbar") {
    return simulate("ttbar", { ...options, processOptions: { channel: "dilepton" } });
  }
  return simulate(process === "zee" ? "z-ee" : "z-mumu", options);
}
