import { join } from "node:path";
import { poisson, type Random, studentSeed } from "../../core/index.ts";
import { type EventTable, take } from "../../event/index.ts";
import { writeParquet } from "../../io/index.ts";
import { streamOf } from "../stream.ts";
import { collisionIds, collisions, makerOf } from "./collisions.ts";
import { isMixedPair, withFewerTags, withoutMixedPairs } from "./loose-pairs.ts";
import { conditions, ownRates } from "./measurement.ts";
import { type RareEvents, rareEvents } from "./rare-events.ts";
import { joined } from "./skim-maker.ts";

/**
 * A student's own year of collisions, as an experiment would have it, into data.parquet of this folder: 3.2 fb⁻¹ at
 * 13 TeV, events with two leptons of 22 GeV; of pairs of one kind, ee and μμ, one in a hundred.
 */
export async function recordData(folder: string, seed: number = studentSeed()): Promise<void> {
  const random = streamOf(seed, "cross-sections/data");
  const common = await makeCollisions(seed, random);
  const rare = (await rareEvents()).map((kind) => drawRare(kind, random));
  const all = withFewerTags(joined([...common, ...rare]), ownRates(seed).tags, random);
  const { weight: _, ...columns } = take(all, shuffled(all.nEvents, random)).columns;
  await writeParquet(join(folder, "data.parquet"), { nEvents: all.nEvents, columns });
}

async function makeCollisions(seed: number, random: Random): Promise<EventTable[]> {
  const { luminosity, prescale } = conditions;
  const rates = ownRates(seed);
  const rateOf = { zee: rates.z, zmumu: rates.z, ttbar: rates.ttbar, tw: 1 };
  const tables: EventTable[] = [];
  for (const id of collisionIds) {
    const { crossSection, make } = makerOf(id);
    const { isPrescaled } = collisions[id];
    const expected = crossSection * luminosity * rateOf[id];
    const nEvents = poisson(random, isPrescaled ? expected / prescale : expected);
    const { events } = await make({ nEvents, seed, part: "data/" });
    tables.push(isPrescaled ? withoutMixedPairs(events) : prescaled(events, random));
  }
  return tables;
}

/** All pairs of an electron and a muon, and few of the others. */
function prescaled(events: EventTable, random: Random): EventTable {
  const isKept = (i: number): boolean =>
    isMixedPair(events, i) || random() < 1 / conditions.prescale;
  return take(events, Array.from({ length: events.nEvents }, (_, i) => i).filter(isKept));
}

/** Each event of the first half of the pool by the probability that makes their number that of the year. */
function drawRare({ events, nMade, crossSection }: RareEvents, random: Random): EventTable {
  const share = (crossSection * conditions.luminosity) / (nMade / 2);
  if (share > 1) throw new RangeError(`Cannot draw ${share} times as many events as the pool has`);
  const rows = Array.from({ length: events.nEvents }, (_, i) => i);
  return take(
    events,
    rows.filter((i) => i % 2 === 0 && random() < share),
  );
}

function shuffled(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
