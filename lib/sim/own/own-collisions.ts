import { studentSeed } from "../../core/index.ts";
import { column, type EventTable, take, withColumn } from "../../event/index.ts";
import { type Dataset, dataset, withEvents } from "../../io/index.ts";
import { standIn } from "../stand-ins.ts";
import { streamOf } from "../stream.ts";
import { farApart } from "./far-apart.ts";
import { PUBLIC_SEED } from "./public-seed.ts";

/** Part of the collisions that are in a student's own period. */
const SHARE = 0.8;
/** Largest distance of a momentum scale from 1: ten times that of the published CMS files. */
const LARGEST_SHIFT = 0.01;

/**
 * A CMS data set of muon pairs, or its stand-in, as a data-taking period of the student's own: four in five
 * of the collisions, all momenta multiplied by the scale of the student's own detector, not told and within
 * 1 % of 1. With the public seed, all collisions as they were published.
 */
export async function ownCollisions(id: string, seed: number = studentSeed()): Promise<Dataset> {
  const all = await dataset(id, { otherwise: () => standIn(id) });
  if (seed === PUBLIC_SEED) return all;
  const own = rescaled(period(all.events, id, seed), momentumScale(seed));
  return withEvents(all, own, note);
}

const note =
  "Of these you have your own period: four in five of them, drawn at random, and the muons' momenta as your own detector gives them.";

/** What a student's detector makes of a momentum, over the momentum: one number for all muons. */
export function momentumScale(seed: number): number {
  if (seed === PUBLIC_SEED) return 1;
  return 1 + LARGEST_SHIFT * (2 * farApart(seed, "goldenRatio") - 1);
}

function period(events: EventTable, id: string, seed: number): EventTable {
  const random = streamOf(seed, `period of ${id}`);
  const rows = Array.from({ length: events.nEvents }, (_, i) => i);
  return take(
    events,
    rows.filter(() => random() < SHARE),
  );
}

/** What grows with the momentum: its parts, the energy of a muon far faster than its mass, and the mass of a pair. */
const scaling = /^(pt|px|py|pz|E)[12]$|^M$/;

function rescaled(events: EventTable, scale: number): EventTable {
  return Object.keys(events.columns)
    .filter((name) => scaling.test(name))
    .reduce(
      (table, name) =>
        withColumn(
          table,
          name,
          column(table, name).map((value) => scale * value),
        ),
      events,
    );
}
