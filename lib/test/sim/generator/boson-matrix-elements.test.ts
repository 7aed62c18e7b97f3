import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { drawLepton, type QuarkEnds } from "../../../sim/generator/bosons/boson-jet-decay.ts";
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
import {
  decayWeight,
  drawDecays,
  type Helicity,
} from "../../../sim/generator/dibosons/diboson-spin.ts";
import { emptyPtPoint } from "../../../sim/generator/phase-space/pt-phase-space.ts";
import type { Direction } from "../../../sim/generator/top/spin-direction.ts";
import { streamOf } from "../../../sim/stream.ts";

interface Place {
  readonly process: BosonPairId;
  readonly quark: "up" | "down";
  readonly rootS: number;
  readonly cosTheta: number;
}

/** From explicit Dirac matrices: see the script beside it. */
interface Reference {
  readonly pairs: readonly (Place & {
    readonly helicity: Helicity;
    readonly helicities: readonly [Helicity, Helicity];
    readonly directions: readonly (readonly [number, number, number])[];
    readonly square: number;
  })[];
  readonly sums: readonly (Place & { readonly sum: number })[];
  readonly jets: readonly {
    readonly ends: string;
    readonly same: boolean;
    readonly rootS: number;
    readonly mass: number;
    readonly cosTheta: number;
    readonly moments: readonly number[];
  }[];
}
const reference: Reference = JSON.parse(
  readFileSync("lib/test/reference/boson-matrix-elements.json", "utf8"),
);

const diagrams = emptyDiagrams();
const amplitude = new Float64Array(9);

/** Amplitude at this place; returns Σ|M|². */
function fillAmplitude(place: Place, helicity: Helicity): number {
  const [m1, m2] = massesOf(place.process);
  const s = place.rootS ** 2;
  fillDiagrams(s, m1, m2, place.cosTheta, diagrams);
  const source = dibosonSources[place.process][place.quark === "up" ? 0 : 1]!;
  return combineDiagrams(diagrams, helicity < 0 ? source.left : source.right, s, amplitude);
}

function vector([x, y, z]: readonly [number, number, number]): Direction {
  return { x, y, z };
}

test.each(reference.sums)(
  "q q̄ → $process of $quark quarks at $rootS GeV is what Dirac matrices give",
  (place) => {
    expect((fillAmplitude(place, -1) + fillAmplitude(place, 1)) / place.sum).toBeCloseTo(1, 9);
  },
);

test("with the decays of both bosons q q̄ → VV → 4 f is what Dirac matrices give", () => {
  for (const entry of reference.pairs) {
    fillAmplitude(entry, entry.helicity);
    const [first, second] = entry.directions.map(vector);
    const [h1, h2] = entry.helicities;
    const square = decayWeight(amplitude, entry.helicity, h1, h2, first!, second!);
    expect(square / entry.square).toBeCloseTo(1, 9);
  }
});

test.each(["ww", "wz"] as const)(
  "q q̄ → %s does not grow with energy: the gauge cancellation",
  (process) => {
    for (const quark of ["up", "down"] as const) {
      const at = (rootS: number): number =>
        fillAmplitude({ process, quark, rootS, cosTheta: 0.2 }, -1);
      expect(at(20_000) / at(2000)).toBeCloseTo(1, 1);
      const single = diagrams.t.reduce((sum, a) => sum + a * a, 0);
      fillAmplitude({ process, quark, rootS: 20_000, cosTheta: 0.2 }, -1);
      expect(diagrams.t.reduce((sum, a) => sum + a * a, 0)).toBeGreaterThan(1000 * single); // one diagram does
    }
  },
);

test("decays are drawn by the matrix element: another one has its own integral as mean ratio", () => {
  const entry = reference.pairs.find(({ process }) => process === "zz")!;
  fillAmplitude(entry, -1);
  const other = amplitude.map((a, k) => (k % 4 === 0 ? 0.6 * a : a)); // less of equal polarisations
  const random = streamOf(1, "decays");
  const [first, second] = [vector([0, 0, 1]), vector([0, 0, 1])];
  let [sum, squares] = [0, 0];
  const n = 60_000;
  for (let i = 0; i < n; i++) {
    drawDecays(random, amplitude, -1, -1, 1, first, second);
    const ratio =
      decayWeight(other, -1, -1, 1, first, second) /
      decayWeight(amplitude, -1, -1, 1, first, second);
    sum += Math.min(ratio, 50);
    squares += Math.min(ratio, 50) ** 2;
  }
  const norm = (a: Float64Array): number => a.reduce((total, x) => total + x * x, 0);
  const error = Math.sqrt((squares / n - (sum / n) ** 2) / n);
  expect(Math.abs(sum / n - norm(other) / norm(amplitude))).toBeLessThan(4 * error + 2e-3);
});

const ends: Readonly<Record<string, QuarkEnds>> = {
  "quark from +z, antiquark from -z": { quark: "first", antiquark: "second" },
  "quark from +z": { quark: "first", antiquark: "jet" },
  "antiquark from -z": { quark: "jet", antiquark: "second" },
};

describe("leptons of V + jet", () => {
  test.each(reference.jets)(
    "fly as Dirac matrices say: $ends, same helicity $same",
    ({ ends: name, same, rootS, mass, cosTheta, moments }) => {
      const [s, m2] = [rootS ** 2, mass ** 2];
      const t = m2 - (s + m2) / 2 + ((s - m2) / 2) * cosTheta;
      const point = { ...emptyPtPoint(), s, t, u: m2 - s - t, cosTheta };
      const boson = { x: Math.sqrt(1 - cosTheta ** 2), y: 0, z: cosTheta };
      const [random, n, lepton] = [streamOf(1, name), 100_000, vector([0, 0, 1])];
      const sums = [0, 0, 0, 0, 0];
      for (let i = 0; i < n; i++) {
        drawLepton(random, point, m2, ends[name]!, same, boson, lepton);
        const { x, z } = lepton;
        for (const [k, value] of [x, z, x * x, z * z, x * z].entries()) sums[k]! += value;
      }
      for (const [k, expected] of moments.entries()) {
        expect(Math.abs(sums[k]! / n - expected)).toBeLessThan(4 * (0.6 / Math.sqrt(n)));
      }
    },
  );
});
