import { studentSeed } from "../../core/index.ts";
import { column, type EventTable, eventTable, take } from "../../event/index.ts";
import { farApart } from "../own/far-apart.ts";
import { streamOf } from "../stream.ts";
import { dimuonSample } from "./dimuon-sample.ts";

/** Pairs around the J/ψ as an experiment would have them, without truth: everybody's has its own share of J/ψ from b hadrons. */
export function ownRun(seed: number = studentSeed()): EventTable {
  const { columns } = mixture(seed);
  const measured = Object.entries(columns).filter(([name]) => !name.startsWith("truth_"));
  return eventTable(Object.fromEntries(measured));
}

/** The share of the J/ψ in a student's run, those measured in this window of mass [GeV], that come from b hadrons: what a fit should find. */
export function ownLateShare(seed: number, [from, to]: readonly [number, number]): number {
  const events = mixture(seed);
  const [mass, isMeson, isFromB] = ["M", "truth_meson", "truth_from_b"].map((name) =>
    column(events, name),
  );
  let [all, late] = [0, 0];
  for (let i = 0; i < events.nEvents; i++) {
    if (!isMeson![i] || !(mass![i]! >= from && mass![i]! < to)) continue;
    all++;
    late += isFromB![i]!;
  }
  return late / all;
}

/*
 * Half of the background comes from b hadrons. A run in which half of the J/ψ did so, too, would give the
 * same share however its background is treated, and nobody could tell a right measurement from a wrong one.
 */
const LEAST_SHARE = 0.1;
const LARGEST_SHARE = 0.4;

/** Nature's mixture, of which some late or some prompt J/ψ are left out until their share is this student's. */
function mixture(seed: number): EventTable {
  const random = streamOf(seed, "own run");
  const wanted = LEAST_SHARE + (LARGEST_SHARE - LEAST_SHARE) * farApart(seed, "goldenRatio");
  const { made, seen } = dimuonSample("jpsi", {
    ...{ nEvents: 50_000, seed, ptMin: 8, yMax: 2 },
    background: { pairs: 0.8, late: 0.5 },
  });
  const natural = column(made, "from_b").reduce((late, one) => late + one, 0) / made.nEvents;
  const odds = (wanted / (1 - wanted)) * ((1 - natural) / natural);
  const [isMeson, isFromB] = [column(seen, "truth_meson"), column(seen, "truth_from_b")];
  const kept = Array.from({ length: seen.nEvents }, (_, i) => i).filter((i) => {
    if (!isMeson[i]) return true;
    return random() < (isFromB[i] ? odds : 1 / odds);
  });
  return take(seen, kept);
}
