import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { emptyRecord } from "../../../event/index.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import {
  annihilateSquare,
  bhabhaSquare,
  comptonPart,
  comptonSquare,
  fourGluonSquare,
  fromGluonsSquare,
  identicalSquare,
  orderedPair,
  scatterSquare,
  toGluonsSquare,
} from "../../../sim/generator/qcd/qcd-squares.ts";
import { gluonSquare, quarkSquare } from "../../../sim/generator/top/top-pair-spin.ts";
import { streamOf } from "../../../sim/stream.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Ellis, Stirling, Webber, table 7.1: values at 90°. */
test.each([
  ["qq′ → qq′", scatterSquare, 2.22],
  ["qq → qq", identicalSquare, 3.26],
  ["qq̄ → q′q̄′", annihilateSquare, 0.22],
  ["qq̄ → qq̄", bhabhaSquare, 2.59],
  ["qq̄ → gg", toGluonsSquare, 1.04],
  ["gg → qq̄", fromGluonsSquare, 0.15],
  ["qg → qg", comptonSquare, 6.11],
  ["gg → gg", fourGluonSquare, 30.4],
] as const)("%s at 90° is the textbook's", (_, square, expected) => {
  // to the digits that are printed
  const rounding = expected > 10 ? 0.051 : 0.0051;
  expect(Math.abs(square(1, -0.5, -0.5) - expected)).toBeLessThan(rounding);
});

const cosine = fc.double({ min: -0.99, max: 0.99, noNaN: true });

test("squares are those of their crossings, and each colour flow has a positive part", () => {
  fc.assert(
    fc.property(cosine, (c) => {
      const [s, t, u] = [1, (c - 1) / 2, -(c + 1) / 2];
      // g g → q q̄ and q q̄ → g g: averages over 8² and 3² colours
      expect(toGluonsSquare(s, t, u) / fromGluonsSquare(s, t, u)).toBeCloseTo(64 / 9, 9);
      // q g → q g: quarks of g g → q q̄ exchanged with ŝ ↔ t̂, the average changes by 8/3, a fermion by a sign
      const crossed = -((8 / 3) * fromGluonsSquare(t, s, u));
      expect(comptonSquare(s, t, u) / crossed).toBeCloseTo(1, 9);
      // q q̄ → q q̄ is q q → q q with ŝ ↔ û
      expect(bhabhaSquare(s, t, u) / identicalSquare(u, t, s)).toBeCloseTo(1, 9);
      for (const part of [orderedPair(s, t, u), comptonPart(s, t, u), comptonPart(u, t, s)]) {
        expect(part).toBeGreaterThan(0);
      }
    }),
  );
});

test("heavy quarks become light ones far above their mass", () => {
  fc.assert(
    fc.property(cosine, (c) => {
      const [s, t, u] = [1, (c - 1) / 2, -(c + 1) / 2];
      expect(gluonSquare(1, c * c) / fromGluonsSquare(s, t, u)).toBeCloseTo(1, 9);
      expect(quarkSquare(1, c * c) / annihilateSquare(s, t, u)).toBeCloseTo(1, 9);
    }),
  );
});

test("partons come out above the cut, of the flavours that went in or in pairs", () => {
  const [process, record, random] = [prepareProcess("qcd"), emptyRecord(), streamOf(1, "qcd")];
  const { pdg, px, py } = record;
  let heavy = 0;
  const n = 60_000;
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    const pt = Math.hypot(px[2]!, py[2]!);
    const isHeavy = [2, 3].some((k) => [4, 5].includes(Math.abs(pdg[k]!)));
    expect(pt).toBeGreaterThan(isHeavy ? 20 * 0.96 : 20 * (1 - 1e-9)); // ŝ and θ are kept, not pT
    const flavour = (k: number): number => (pdg[k] === 21 ? 0 : pdg[k]!);
    expect(flavour(0) + flavour(1)).toBe(flavour(2) + flavour(3));
    if (Math.abs(pdg[2]!) === 5 && pdg[3] === -pdg[2]!) heavy++;
  }
  expect(heavy / n).toBeGreaterThan(0.001);
  expect(heavy / n).toBeLessThan(0.01); // b pairs: 2.2 of 565 μb
});

test.each([
  ["bb", 5],
  ["cc", 4],
] as const)("%s makes pairs of that quark alone, mostly from gluons", (flavour, id) => {
  const [process, record] = [prepareProcess("qcd", { flavour }), emptyRecord()];
  const random = streamOf(1, flavour);
  let gluons = 0;
  for (let i = 0; i < 10_000; i++) {
    process.generate(random, record);
    expect([Math.abs(record.pdg[2]!), record.pdg[2]! + record.pdg[3]!]).toEqual([id, 0]);
    expect(Math.abs(record.pdg[0]!)).not.toBe(id);
    if (record.pdg[0] === 21) gluons++;
  }
  expect(gluons / 10_000).toBeGreaterThan(0.9);
});
