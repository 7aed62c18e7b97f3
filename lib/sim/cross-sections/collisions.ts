import type { PreparedId } from "../generator/processes/index.ts";
import { type SkimMaker, skimMaker } from "./skim-maker.ts";

/** What is made anew; every kind has a file of its own. */
export type CollisionId = "zee" | "zmumu" | "ttbar" | "tw";

export interface Collisions {
  readonly process: PreparedId;
  readonly processOptions: Readonly<Record<string, unknown>>;
  /** Collisions in the simulated sample. */
  readonly nSimulated: number;
  /** Whether it makes pairs of one kind only, of which the trigger keeps few. */
  readonly isPrescaled: boolean;
}

const zPairs = { processOptions: {}, nSimulated: 120_000, isPrescaled: true };
/** Two W bosons decay to electrons, muons or taus. */
const tops = { processOptions: { channel: "dilepton" }, isPrescaled: false };

export const collisions: Readonly<Record<CollisionId, Collisions>> = {
  zee: { process: "z-ee", ...zPairs },
  zmumu: { process: "z-mumu", ...zPairs },
  ttbar: { process: "ttbar", ...tops, nSimulated: 160_000 },
  tw: { process: "tw", ...tops, nSimulated: 40_000 },
};

export const collisionIds: readonly CollisionId[] = ["zee", "zmumu", "ttbar", "tw"];

const makers = new Map<CollisionId, SkimMaker>();

/** The generator and detector of one kind; set up once. */
export function makerOf(id: CollisionId): SkimMaker {
  const { process, processOptions } = collisions[id];
  const maker = makers.get(id) ?? skimMaker(process, processOptions);
  makers.set(id, maker);
  return maker;
}
