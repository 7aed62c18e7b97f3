import { describe, expect, test, vi } from "vitest";
import { type EventRecord, emptyRecord } from "../../../event/index.ts";
import {
  combineDiagrams,
  emptyDiagrams,
  fillDiagrams,
} from "../../../sim/generator/dibosons/diboson-amplitudes.ts";
import {
  type BosonPairId,
  dibosonSources,
} from "../../../sim/generator/dibosons/diboson-couplings.ts";
import { massesOf } from "../../../sim/generator/dibosons/diboson-integrand.ts";
import { decayWeight, type Helicity } from "../../../sim/generator/dibosons/diboson-spin.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import type { Direction } from "../../../sim/generator/top/spin-direction.ts";
import { streamOf } from "../../../sim/stream.ts";
import {
  cross,
  daughter,
  direction,
  dot,
  inFrameOf,
  mass2,
  momentum,
  total,
  type Vector,
} from "./top-frames.ts";

vi.setConfig({ testTimeout: 60_000 });

/** What the matrix element needs of an event, worked out from its momenta alone. */
interface Seen {
  readonly s: number;
  readonly cosTheta: number;
  /** Of the fermions, in the rest frames of their bosons, along the axes of the amplitude. */
  readonly first: Direction;
  readonly second: Direction;
}

function look(record: EventRecord): Seen {
  const [p1, p2] = [momentum(record, 2), momentum(record, 3)];
  const pair = total(p1, p2);
  const quark: Vector = [0, 0, record.pdg[0]! > 0 ? 1 : -1];
  const z = direction(inFrameOf(pair, p1));
  const y = direction([0, ...cross(quark, z)]);
  const x = cross(y, z);
  const fermion = (boson: number): Direction => {
    const i = daughter(record, boson, (id) => id > 0);
    const frame = inFrameOf(pair, momentum(record, boson));
    const flight = direction(inFrameOf(frame, inFrameOf(pair, momentum(record, i))));
    return { x: dot(flight, x), y: dot(flight, y), z: dot(flight, z) };
  };
  return { s: mass2(pair), cosTheta: dot(quark, z), first: fermion(2), second: fermion(3) };
}

const diagrams = emptyDiagrams();

/** Amplitude of left-handed quarks at this event. */
function amplitudeOf(id: BosonPairId, up: boolean, { s, cosTheta }: Seen): Float64Array {
  const [m1, m2] = massesOf(id);
  fillDiagrams(s, m1, m2, cosTheta, diagrams);
  const amplitude = new Float64Array(9);
  combineDiagrams(diagrams, dibosonSources[id][up ? 0 : 1]!.left, s, amplitude);
  return amplitude;
}

/** Means over these six directions are those over the sphere, for polynomials of up to the third degree. */
const octahedron: readonly Direction[] = [1, -1].flatMap((sign) => [
  { x: sign, y: 0, z: 0 },
  { x: 0, y: sign, z: 0 },
  { x: 0, y: 0, z: sign },
]);

/** What is looked at: a direction along the flight and across it, and correlations along all three axes. */
function moments(first: Direction, second: Direction): readonly number[] {
  return [
    ...[first.z, first.x, second.z, second.x],
    ...[first.x * second.x, first.y * second.y, first.z * second.z],
  ];
}

/** Largest difference in σ between moments in the events and those that the matrix element has at each event. */
function largestPull(
  id: "ww" | "wz",
  helicities: readonly (readonly [first: Helicity, second: Helicity, share: number])[],
): number {
  const process =
    id === "ww"
      ? prepareProcess(id, { channel: "dilepton" })
      : prepareProcess(id, { channel: "lnull" });
  const [record, random] = [emptyRecord(), streamOf(3, id)];
  const sums = new Float64Array(7);
  const n = 20_000;
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    const seen = look(record);
    const up = Math.max(record.pdg[0]!, record.pdg[1]!) % 2 === 0;
    const amplitude = amplitudeOf(id, up, seen);
    const expected = new Float64Array(7);
    let all = 0;
    for (const first of octahedron) {
      for (const second of octahedron) {
        const weight = helicities.reduce(
          (sum, [h1, h2, share]) => sum + share * decayWeight(amplitude, -1, h1, h2, first, second),
          0,
        );
        all += weight;
        for (const [k, m] of moments(first, second).entries()) expected[k]! += weight * m;
      }
    }
    for (const [k, m] of moments(seen.first, seen.second).entries()) {
      sums[k]! += m - expected[k]! / all;
    }
  }
  // no moment spreads more than 0.58, that of an even cosine
  return Math.max(...sums.map((sum) => Math.abs(sum) / (0.58 * Math.sqrt(n))));
}

describe("decays in events are those of the matrix element, seen from their momenta", () => {
  const left = (0.5 - 0.23153) ** 2 / ((0.5 - 0.23153) ** 2 + 0.23153 ** 2);

  test("WZ, where Z leptons are left-handed in 57 % of decays", () => {
    const right = [-1, 1, 1 - left] as const;
    expect(largestPull("wz", [[-1, -1, left], right])).toBeLessThan(4);
  });

  test("WW, but for the few right-handed quarks", () => {
    expect(largestPull("ww", [[-1, -1, 1]])).toBeLessThan(5);
  });

  test("bosons that decay with the other helicity would be seen", () => {
    expect(largestPull("wz", [[1, -1, 1]])).toBeGreaterThan(20);
    expect(largestPull("wz", [[-1, 1, 1]])).toBeGreaterThan(8);
    expect(largestPull("ww", [[-1, 1, 1]])).toBeGreaterThan(20);
  });
});
