import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { mimeBundle } from "../../../core/index.ts";
import { column, type EventTable } from "../../../event/index.ts";
import { ownCollisions } from "../../../sim/own/index.ts";
import { momentumScale } from "../../../sim/own/own-collisions.ts";
import { standIn } from "../../../sim/stand-ins.ts";

const id = "cms-phi-mumu";
const published = standIn(id);

let nowhere: string;
beforeAll(() => {
  nowhere = mkdtempSync(join(tmpdir(), "toplab-nowhere-"));
  vi.stubEnv("TOPLAB_CACHE", nowhere);
  vi.stubEnv("TOPLAB_DATA", nowhere);
  vi.stubEnv("TOPLAB_OFFLINE", "1");
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(nowhere, { recursive: true });
});

const numbersOf = (events: EventTable): number[] => Array.from(column(events, "Event"));
const seeds = fc.nat({ max: Number.MAX_SAFE_INTEGER - 1 }).filter((seed) => seed > 1);

test("those who study by themselves have all collisions as they were published", async () => {
  const { events, note } = await ownCollisions(id, 1);
  expect(events).toEqual(published);
  expect(note).not.toContain("your own");
  expect(momentumScale(1)).toBe(1);
});

test("everybody in a class has four in five of the collisions, and others than the next", async () => {
  const n = published.nEvents;
  const [mine, theirs] = await Promise.all([17, 2026].map((seed) => ownCollisions(id, seed)));
  const five = (share: number): number => 5 * Math.sqrt(n * share * (1 - share)); // binomial, 5 σ
  for (const { events } of [mine!, theirs!])
    expect(Math.abs(events.nEvents - 0.8 * n)).toBeLessThan(five(0.8));
  const known = new Set(numbersOf(mine!.events));
  const shared = numbersOf(theirs!.events).filter((event) => known.has(event)).length;
  expect(Math.abs(shared - 0.64 * n)).toBeLessThan(five(0.64));
});

test("all momenta of a student are multiplied by one number; directions, charges and kinds stay", async () => {
  const seed = 276_451_656_908_370;
  const { events } = await ownCollisions(id, seed);
  const rows = new Map(numbersOf(published).map((event, i) => [event, i]));
  expect(rows.size).toBe(published.nEvents);
  const places = numbersOf(events).map((event) => rows.get(event)!);
  for (const [name, values] of Object.entries(events.columns)) {
    const factor = /^(p[txyz]|E)[12]$|^M$/.test(name) ? momentumScale(seed) : 1;
    const before = published.columns[name]!;
    const expected = places.map((i) => {
      const value = (before as ArrayLike<number | string>)[i]!; // this table has no lists
      return typeof value === "number" ? factor * value : value;
    });
    expect(Array.from(values as ArrayLike<number | string>), name).toEqual(expected);
  }
});

test("a student has the same data each time, and the card says that they are the student's own", async () => {
  const [once, again] = [await ownCollisions(id, 17), await ownCollisions(id, 17)];
  expect(again.events).toEqual(once.events);
  expect(once.origin).toBe("generated");
  expect(once[mimeBundle]()["text/plain"]).toContain(
    `${once.events.nEvents.toLocaleString("en")} GENERATED`,
  );
  expect(once[mimeBundle]()["text/html"]).toContain("your own period");
});

test("no momentum scale is more than one per cent off, and those of neighbouring seeds differ by more than three quarters of a per cent", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(Math.abs(momentumScale(seed) - 1)).toBeLessThanOrEqual(0.01);
      const step = Math.abs(momentumScale(seed + 1) - momentumScale(seed));
      expect(step).toBeGreaterThan(0.0076); // 2 % of the smaller part of the golden section, 0.382
    }),
  );
});

test("momentum scales of many students are spread evenly", () => {
  const n = 10_000;
  const scales = Array.from({ length: n }, (_, i) => momentumScale(7919 * i + 2));
  const mean = scales.reduce((sum, scale) => sum + scale, 0) / n;
  expect(Math.abs(mean - 1)).toBeLessThan((5 * 0.01) / Math.sqrt(3 * n)); // 5 σ of the mean of an even spread
  expect(scales.filter((scale) => Math.abs(scale - 1) < 0.001).length / n).toBeCloseTo(0.1, 1);
});
