import { particles, type Random } from "../../core/index.ts";
import type { EventRecord } from "../../event/index.ts";
import { firesTrigger } from "../detector/detect.ts";
import { emptyMuon, type Muon, measureMuon } from "../detector/measure/measure-muon.ts";
import { energyKept } from "../generator/drell-yan/final-state-radiation.ts";
import { exp } from "../portable-math.ts";
import { type Flight, measureFlight, type Place } from "./decay-vertex.ts";
import type { DimuonCard } from "./dimuon-card.ts";

/** Two measured muons, μ⁻ first, and where they came from. */
export interface DimuonPair {
  readonly muons: readonly [Muon, Muon];
  readonly flight: Flight;
}

export function emptyPair(): DimuonPair {
  return { muons: [emptyMuon(), emptyMuon()], flight: { lxy: 0, error: 0 } };
}

/** Measures the μ⁻ and μ⁺ at the end of an event: true if both are found, opposite, and fire the trigger. */
export function measureDimuon(
  random: Random,
  card: DimuonCard,
  record: EventRecord,
  { muons, flight }: DimuonPair,
): boolean {
  const { n, px, py, pz, vx, vy, vz } = record;
  const mass = pairMass(record);
  for (let k = 0; k < 2; k++) {
    const i = n - 2 + k;
    const kept = energyKept(random, mass, particles.muon.mass);
    const momentum = [kept * px[i]!, kept * py[i]!, kept * pz[i]!] as const;
    if (!measureMuon(card, random, momentum, 2 * k - 1, muons[k]!)) return false;
    if (!isFound(random, card, muons[k]!)) return false;
  }
  if (muons[0].charge === muons[1].charge || !firesTrigger(card, random, muons)) return false;
  vertex.x = vx[n - 1]!;
  vertex.y = vy[n - 1]!;
  vertex.z = vz[n - 1]!;
  measureFlight(random, card, muons, vertex, flight);
  return true;
}

const vertex: Place = { x: 0, y: 0, z: 0 };

function isFound(random: Random, { turnOn: { half, width } }: DimuonCard, { pt }: Muon): boolean {
  return random() * (1 + exp((half - pt) / width)) < 1;
}

/** Mass of the last two particles. */
function pairMass({ n, px, py, pz, e }: EventRecord): number {
  const [i, j] = [n - 2, n - 1];
  const [x, y, z] = [px[i]! + px[j]!, py[i]! + py[j]!, pz[i]! + pz[j]!];
  const p = Math.sqrt(x * x + y * y + z * z);
  const energy = e[i]! + e[j]!;
  return Math.sqrt((energy - p) * (energy + p));
}
