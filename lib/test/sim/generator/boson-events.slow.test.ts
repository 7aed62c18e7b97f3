import { expect, test, vi } from "vitest";
import type { HardProcess } from "../../../sim/generator/process.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import { digestOf, testEvents } from "./event-invariants.ts";

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

for (const process of processes) testEvents(process);

test("the events of seed 7 are these, to the last bit, on every machine", () => {
  expect(processes.map((process) => digestOf(process, 100))).toEqual([
    "c8ad6b2b6ed7",
    "004694096bb8",
    "a7a532ba3a88",
    "11f410afdf4f",
    "1a2a5277479e",
    "82948a68c080",
    "a7fc05b5ba4f",
    "c22dd8c99607",
    "8ab69ed13c7a",
    "144ae55c6707",
    "1fa954586061",
    "2cb9721fcef4",
    "71a927a8de25",
  ]);
});
