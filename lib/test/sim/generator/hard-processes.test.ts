import { expect, test, vi } from "vitest";
import type { HardProcess } from "../../../sim/generator/process.ts";
import { prepareProcess, processIds } from "../../../sim/generator/processes/index.ts";
import { digestOf, testEvents } from "./event-invariants.ts";

vi.setConfig({ testTimeout: 60_000 });

const processes: readonly HardProcess[] = [
  prepareProcess("ttbar"),
  prepareProcess("zprime", { mass: 800, model: "sequential" }),
  prepareProcess("tw", { channel: "all" }),
  prepareProcess("tchannel", { channel: "all" }),
];

for (const process of processes) testEvents(process);

test("the events of seed 7 are these, to the last bit, on every machine", () => {
  const digests = processes.map((process) => digestOf(process, 200));
  expect(digests).toEqual(["a6f072a9fb3d", "b01596dc6dcd", "33967a9a561c", "a77efcfe6338"]);
});

test("an unknown process is refused with the list of those known", () => {
  expect(() => prepareProcess("higgs" as "ttbar")).toThrow(
    `Cannot make "higgs": one of ${processIds.join(", ")} is wanted`,
  );
});
