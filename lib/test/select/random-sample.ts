import { exponential, type Random, seededRandom } from "../../core/index.ts";
import { type Column, type EventTable, eventTable } from "../../event/index.ts";
import { writeParquet } from "../../io/index.ts";

/** How many events, and what a sample of ours says of itself. */
export interface RandomSample {
  readonly nEvents: number;
  readonly seed: number;
  readonly process?: string;
  /** [pb] */
  readonly crossSection?: number;
  /** Columns besides, or instead. */
  readonly columns?: Readonly<Record<string, Column>>;
}

/** Events with the columns of our samples and nothing of physics: crowded, so that every cut and every overlap is met. */
export function randomEvents({ nEvents, seed, columns = {} }: RandomSample): EventTable {
  const random = seededRandom(seed);
  const number = (of: () => number): Float64Array => Float64Array.from({ length: nEvents }, of);
  const leptons = lists(nEvents, random, 4, {
    lep_pt: () => 8 + exponential(random, 30),
    lep_eta: () => 5.4 * random() - 2.7,
    lep_phi: () => Math.PI * (2 * random() - 1),
    lep_e: () => 50,
    lep_charge: () => (random() < 0.5 ? -1 : 1),
    lep_type: () => (random() < 0.5 ? 11 : 13),
    lep_isolation: () => exponential(random, 0.1),
    truth_lep_origin: () => Math.floor(4 * random()),
  });
  const jets = lists(nEvents, random, 5, {
    jet_pt: () => 20 + exponential(random, 30),
    jet_eta: () => 6 * random() - 3,
    jet_phi: () => Math.PI * (2 * random() - 1),
    jet_m: () => exponential(random, 5),
    jet_btag: () => Math.floor(5 * random()),
  });
  return eventTable({
    ...leptons,
    ...jets,
    met_et: number(() => exponential(random, 40)),
    met_phi: number(() => Math.PI * (2 * random() - 1)),
    trigger: number(() => (random() < 0.8 ? 1 : 0)),
    n_vertices: number(() => Math.floor(40 * random())),
    weight: number(() => (random() < 0.1 ? -0.7 : 1 + random())),
    ...columns,
  });
}

/** Writes them as `toplab simulate` does. */
export async function writeRandomSample(path: string, sample: RandomSample): Promise<EventTable> {
  const events = randomEvents(sample);
  const { process = "random", crossSection = 10, seed, nEvents } = sample;
  const weights = events.columns["weight"] as Float64Array; // as above
  await writeParquet(path, events, {
    metadata: {
      process,
      process_options: "{}",
      cross_section_pb: `${crossSection}`,
      published_cross_section_pb: `${2 * crossSection}`,
      sum_of_weights: `${weights.reduce((sum, w) => sum + w, 0)}`,
      ...{ seed: `${seed}`, events: `${nEvents}`, sqrt_s_gev: "13000", radiation: "true" },
    },
  });
  return events;
}

/** Lists of up to `most` objects in each event, not sorted. */
function lists(
  nEvents: number,
  random: Random,
  most: number,
  of: Readonly<Record<string, () => number>>,
): Record<string, Column> {
  const offsets = new Uint32Array(nEvents + 1);
  for (let i = 0; i < nEvents; i++)
    offsets[i + 1] = offsets[i]! + Math.floor((most + 1) * random());
  const n = offsets[nEvents]!;
  return Object.fromEntries(
    Object.entries(of).map(([name, value]) => {
      return [name, { offsets, values: Float64Array.from({ length: n }, value) }];
    }),
  );
}
