import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { emptyRecord } from "../../../event/index.ts";
import type { HardProcess } from "../../../sim/generator/process.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import { streamOf } from "../../../sim/stream.ts";
import {
  expectChargesKept,
  expectColoursTied,
  expectMomentumKept,
  expectOnShell,
} from "./event-invariants.ts";

vi.setConfig({ testTimeout: 60_000 });

const processes: readonly HardProcess[] = [
  prepareProcess("z-ee"),
  prepareProcess("z-tautau", { massRange: [15, 2000] }),
  prepareProcess("w-munu"),
  prepareProcess("z-jet"),
  prepareProcess("w-jet", { lepton: "tau", ptMin: 5 }),
  prepareProcess("ww"),
  prepareProcess("wz"),
  prepareProcess("zz"),
  prepareProcess("qcd"),
  prepareProcess("qcd", { flavour: "bb", ptMin: 5 }),
  prepareProcess("jpsi", { continuum: 0.5 }),
  prepareProcess("upsilon"),
  prepareProcess("rho"),
];

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe.each(processes.map((process) => [process.title, process] as const))("%s", (_, process) => {
  const record = emptyRecord();

  test("momentum, masses, charges and colours are in order in every event", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        process.generate(streamOf(seed, 0), record);
        expectMomentumKept(record);
        expectOnShell(record);
        expectChargesKept(record);
        expectColoursTied(record);
        expect(record.x1).toBeCloseTo((2 * record.e[0]!) / 13_000, 12);
        expect(record.x2).toBeCloseTo((2 * record.e[1]!) / 13_000, 12);
        expect(Math.max(record.x1, record.x2)).toBeLessThan(1);
        expect(record.scale).toBeGreaterThan(0);
      }),
    );
  });

  test("the same stream gives the same event, whatever came before", () => {
    const other = emptyRecord();
    fc.assert(
      fc.property(seeds, (seed) => {
        process.generate(streamOf(seed, "a"), record);
        process.generate(streamOf(seed, "b"), other);
        process.generate(streamOf(seed, "a"), other);
        for (const column of ["pdg", "colour", "px", "py", "pz", "e", "vx"] as const) {
          expect(other[column].subarray(0, other.n)).toEqual(record[column].subarray(0, record.n));
        }
      }),
    );
  });

  test("points are kept without bias: next to none pass their bound, and few are thrown away", () => {
    const random = streamOf(1, process.id);
    for (let i = 0; i < 50_000; i++) process.generate(random, record);
    const { triesPerEvent, missing } = process.unweighting;
    expect(triesPerEvent).toBeLessThan(1.6);
    expect(missing).toBeLessThan(5e-4);
    expect(record.weight).toBe(1);
  });
});

test("the events of seed 7 are these, to the last bit, on every machine", () => {
  const record = emptyRecord();
  const hash = createHash("sha256");
  for (const process of processes) {
    const random = streamOf(7, process.id);
    for (let k = 0; k < 100; k++) {
      process.generate(random, record);
      for (const column of ["pdg", "px", "py", "pz", "e", "vx"] as const) {
        const used = record[column].slice(0, record.n);
        hash.update(new Uint8Array(used.buffer));
      }
    }
  }
  expect(hash.digest("hex").slice(0, 12)).toBe("3f27b42ed75e");
});
