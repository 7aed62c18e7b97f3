import { exponential, poisson, type Random } from "../../core/index.ts";
import { type EventTable, eventTable } from "../../event/index.ts";
import {
  objectColumns,
  type RecordedJet,
  type RecordedLepton,
  type RecordedObjects,
} from "./recorded-objects.ts";

/**
 * Events without a collision of interest: particles that fly along with the beam, or a burst of noise, which the
 * calorimeter takes for jets without tracks and for an electron; in two of three nothing collided. Columns of `like`.
 */
export function noiseEvents(
  random: Random,
  nEvents: number,
  like: EventTable,
  meanPileUp: number,
): EventTable {
  const bursts = Array.from({ length: nEvents }, () => burst(random));
  const scalar = (of: (i: number) => number) =>
    Float64Array.from({ length: nEvents }, (_, i) => of(i));
  const missing = bursts.map(missingOf);
  const known: Record<string, Float64Array> = {
    met_et: scalar((i) => Math.hypot(...missing[i]!)),
    met_phi: scalar((i) => Math.atan2(missing[i]![1], missing[i]![0])),
    sum_et: scalar((i) => bursts[i]!.jets.reduce((sum, { pt }) => sum + pt, 0)),
    n_vertices: scalar(() => (random() < 2 / 3 ? 0 : 1 + poisson(random, 0.55 * meanPileUp))),
    weight: scalar(() => 1),
    trigger_electron: scalar(() => 1),
    trigger: scalar(() => 1),
  };
  const lists = objectColumns(bursts);
  const columns = Object.entries(like.columns).map(([name, column]) => {
    const none = column instanceof Float64Array ? scalar(() => 0) : emptyLists(nEvents);
    return [name, lists[name] ?? known[name] ?? none] as const;
  });
  return eventTable(Object.fromEntries(columns));
}

function burst(random: Random): RecordedObjects {
  const direction = () => ({ eta: 3 * random() - 1.5, phi: Math.PI * (2 * random() - 1) });
  const jets = Array.from({ length: random() < 0.6 ? 1 : 2 }, (): RecordedJet => {
    const pt = 40 + exponential(random, 120);
    return {
      ...{ pt, ...direction(), m: 0.1 * pt, btag: 0, n_tracks: random() < 0.8 ? 0 : 1 },
      ...{ charged_fraction: 0.045 * random(), em_fraction: 0.955 + 0.045 * random() },
      ...{ truth_pt: 0, truth_flavour: 0 },
    };
  });
  const pt = 28 + exponential(random, 20);
  const { eta, phi } = direction();
  const electron: RecordedLepton = {
    ...{ pt, eta, phi, e: pt * Math.cosh(eta), charge: random() < 0.5 ? -1 : 1, type: 11 },
    ...{ isolation: exponential(random, 0.05), tight: 1, fired: 1, truth_pt: 0, truth_origin: 0 },
  };
  return { leptons: [electron], jets };
}

/** What is missing across the beam [GeV]. */
function missingOf({ leptons, jets }: RecordedObjects): [number, number] {
  const all = [...leptons, ...jets];
  return [
    -all.reduce((sum, { pt, phi }) => sum + pt * Math.cos(phi), 0),
    -all.reduce((sum, { pt, phi }) => sum + pt * Math.sin(phi), 0),
  ];
}

function emptyLists(nEvents: number) {
  return { offsets: new Uint32Array(nEvents + 1), values: new Float64Array(0) };
}
