import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { antiKt } from "../../sim/detector/jets/anti-kt.ts";
import { fewJets } from "../../sim/detector/jets/few-jets.ts";
import type { JetFinder } from "../../sim/detector/jets/jet-finder.ts";
import { manyJets } from "../../sim/detector/jets/many-jets.ts";
import { sum } from "../../vector/index.ts";

type Momentum = readonly [px: number, py: number, pz: number, e: number];

interface Reference {
  readonly events: readonly {
    readonly particles: readonly Momentum[];
    readonly jets: readonly Momentum[];
    readonly jetOf: readonly number[];
  }[];
}

const reference: Reference = JSON.parse(
  readFileSync(new URL("../reference/anti-kt.json", import.meta.url), "utf8"),
);

function cluster(finder: JetFinder, particles: readonly Momentum[]): Momentum[] {
  const column = (k: number): number[] => particles.map((momentum) => momentum[k]!);
  const n = finder.cluster(particles.length, column(0), column(1), column(2), column(3));
  const { px, py, pz, e } = finder;
  return Array.from({ length: n }, (_, i) => [px[i]!, py[i]!, pz[i]!, e[i]!]);
}

const pt = ([px, py]: Momentum): number => Math.hypot(px, py);

const particle = fc
  .record({
    pt: fc.double({ min: 0.1, max: 200, noNaN: true }),
    y: fc.double({ min: -7, max: 7, noNaN: true }),
    phi: fc.double({ min: -4, max: 4, noNaN: true }),
  })
  .map(({ pt, y, phi }): Momentum => {
    return [pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(y), pt * Math.cosh(y)];
  });

describe.each([
  ["with tiles", manyJets],
  ["pair by pair", fewJets],
])("anti-kT jets %s", (_, find) => {
  test("are those of FastJet, particle by particle", () => {
    const finder = find(0.4, 5, 4096);
    for (const { particles, jets, jetOf } of reference.events) {
      const found = cluster(finder, particles);
      expect([...finder.jetOf.subarray(0, particles.length)]).toEqual(jetOf);
      for (const [i, jet] of jets.entries())
        for (const [k, component] of jet.entries())
          expect(found[i]![k]! - component).toBeLessThan(1e-9 * jet[3]);
    }
  });

  test("share out all momentum, hardest first", () => {
    const finder = find(0.4, 0);
    fc.assert(
      fc.property(fc.array(particle, { maxLength: 60 }), (particles) => {
        const jets = cluster(finder, particles);
        const total = (list: readonly Momentum[], k: number): number =>
          list.reduce((sum, momentum) => sum + momentum[k]!, 0);
        for (const k of [0, 1, 2, 3]) expect(total(jets, k)).toBeCloseTo(total(particles, k), 5);
        const pts = jets.map(pt);
        expect(pts).toEqual(pts.toSorted((a, b) => b - a));
      }),
    );
  });

  test("do not change when a soft particle is added", () => {
    const finder = find(0.4, 0.05);
    fc.assert(
      fc.property(fc.array(particle, { maxLength: 30 }), particle, (particles, extra) => {
        const before = cluster(finder, particles);
        const scale = 1e-9 / pt(extra);
        const soft: Momentum = [
          extra[0] * scale,
          extra[1] * scale,
          extra[2] * scale,
          extra[3] * scale,
        ];
        const after = cluster(finder, [...particles, soft]);
        expect(after.length).toBe(before.length);
        for (const [i, jet] of before.entries()) expect(pt(after[i]!)).toBeCloseTo(pt(jet), 4);
      }),
    );
  });

  test("take any radius, also one so large that tiles would overlap", () => {
    const event = reference.events.at(-1)!.particles.slice(0, 60);
    for (const radius of [0.05, 1, 1.9, 2.2, 3]) {
      const jets = cluster(find(radius, 0), event);
      const slow = byDefinition(event, radius);
      expect(jets.length).toBe(slow.length);
      for (const [i, jet] of slow.entries()) expect(pt(jets[i]!)).toBeCloseTo(pt(jet), 8);
    }
  });

  test("of no particle are none, and of more than there is room for are refused", () => {
    expect(cluster(find(0.4, 0), [])).toEqual([]);
    const { particles } = reference.events[2]!;
    expect(() => cluster(find(0.4, 0, 1), particles)).toThrow("there is room for 1");
  });
});

describe("anti-kT jets of four-vectors", () => {
  test("know their particles and add up from them, hardest first, as with FastJet", () => {
    for (const { particles, jets } of reference.events) {
      const vectors = particles.map(([px, py, pz, e]) => ({ px, py, pz, e }));
      const found = antiKt(vectors, { ptMin: 5 });
      expect(found.length).toBe(jets.length);
      for (const [i, jet] of found.entries()) {
        const { px, py, pz, e } = sum(...jet.particles.map((k) => vectors[k]!));
        for (const [k, component] of [px, py, pz, e].entries()) {
          expect(Math.abs(component - jets[i]![k]!)).toBeLessThan(1e-9 * jets[i]![3]);
        }
        expect(Math.abs(jet.e - e)).toBeLessThan(1e-9 * e);
      }
    }
  });

  test("are the same from columns", () => {
    const { particles } = reference.events[1]!;
    const column = (k: number): Float64Array => Float64Array.from(particles, (p) => p[k]!);
    const columns = { px: column(0), py: column(1), pz: column(2), e: column(3) };
    const vectors = particles.map(([px, py, pz, e]) => ({ px, py, pz, e }));
    expect(antiKt(columns, { radius: 0.8 })).toEqual(antiKt(vectors, { radius: 0.8 }));
  });

  test("cannot be found without a radius", () => {
    expect(() => antiKt([], { radius: 0 })).toThrow("a positive R and a pT from 0 up are wanted");
    expect(antiKt([])).toEqual([]);
  });
});

/** The definition of the algorithm, word by word and slow. */
function byDefinition(particles: readonly Momentum[], radius: number): Momentum[] {
  const left = [...particles];
  const jets: Momentum[] = [];
  while (left.length > 0) {
    const distances = left.flatMap((p, i) => [
      { d: pt(p) ** -2, i, j: -1 },
      ...left.slice(0, i).map((q, j) => {
        const hardest = Math.min(pt(p) ** -2, pt(q) ** -2);
        return { d: hardest * (distance(p, q) / radius) ** 2, i, j };
      }),
    ]);
    const { i, j } = distances.reduce((least, next) => (next.d < least.d ? next : least));
    const p = left.splice(i, 1)[0]!;
    const q = left[j];
    if (q) left[j] = [p[0] + q[0], p[1] + q[1], p[2] + q[2], p[3] + q[3]];
    else jets.push(p);
  }
  return jets.sort((p, q) => pt(q) - pt(p));
}

function distance(a: Momentum, b: Momentum): number {
  const y = ([, , pz, e]: Momentum): number => Math.atanh(pz / e);
  const dPhi = Math.atan2(a[1], a[0]) - Math.atan2(b[1], b[0]);
  return Math.hypot(y(a) - y(b), Math.PI - Math.abs(Math.PI - Math.abs(dPhi)));
}
