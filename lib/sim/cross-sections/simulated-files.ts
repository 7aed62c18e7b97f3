import { join } from "node:path";
import { packageVersion } from "../../core/package-root.ts";
import { type EventTable, take } from "../../event/index.ts";
import { writeParquet } from "../../io/index.ts";
import { sampleMetadata } from "../simulation/sample-info.ts";
import { type CollisionId, collisions, makerOf } from "./collisions.ts";
import { withoutMixedPairs } from "./loose-pairs.ts";
import { rareEvents } from "./rare-events.ts";

/** Both leptons of each simulated Z as they were made: `mass`, `pt1`, `eta1`, `pt2`, `eta2`. */
export interface MadeZ {
  readonly zee: EventTable;
  readonly zmumu: EventTable;
}

/** Random numbers of everybody's simulation start from this. */
const SEED = 13;

/** Simulates Z → ee and Z → μμ, each into a file of this folder: zee.parquet, zmumu.parquet. */
export async function simulateZPairs(folder: string): Promise<MadeZ> {
  return { zee: await simulateInto(folder, "zee"), zmumu: await simulateInto(folder, "zmumu") };
}

/**
 * Simulates top pairs with two leptons and tW: ttbar.parquet, tw.parquet; and puts what is rare beside them:
 * ztautau.parquet, ww.parquet and lepjets.parquet, tt̄ with one lepton, if an electron, a muon and a tag are there.
 */
export async function simulateTops(folder: string): Promise<void> {
  await simulateInto(folder, "ttbar");
  await simulateInto(folder, "tw");
  for (const { id, events, nMade, crossSection } of await rareEvents()) {
    // the other half of the pool is in the data
    const odd = Array.from({ length: events.nEvents }, (_, i) => i).filter((i) => i % 2 === 1);
    await writeParquet(join(folder, `${id}.parquet`), take(events, odd), {
      metadata: {
        ...{ process: id, cross_section_pb: `${crossSection}` },
        ...{ published_cross_section_pb: `${crossSection}`, sum_of_weights: `${nMade / 2}` },
      },
    });
  }
}

async function simulateInto(folder: string, id: CollisionId): Promise<EventTable> {
  const kind = collisions[id];
  const { process, make } = makerOf(id);
  const nEvents = kind.nSimulated;
  const { events: all, nMade, made } = await make({ nEvents, seed: SEED, part: "simulation/" });
  const events = kind.isPrescaled ? withoutMixedPairs(all) : all;
  const { title, crossSection, published } = process;
  const metadata = sampleMetadata({
    process: { id: process.id, title, crossSection, ...(published && { published }) },
    ...{ nEvents: events.nEvents, sumOfWeights: nMade, sqrtS: 13_000, seed: SEED },
    ...{ card: "atlas-run2", radiation: true, particles: false },
    ...{ processOptions: kind.processOptions, version: packageVersion() },
  });
  await writeParquet(join(folder, `${id}.parquet`), events, { metadata });
  return made;
}
