import { expect, test, vi } from "vitest";
import {
  classifierTable,
  cutflowTable,
  parametersTable,
  pullsTable,
  rankingTable,
  yieldsTable,
} from "../../plot/index.ts";
import { cutflow } from "../../select/cutflow.ts";
import type { ChannelYields, HistFactoryFit } from "../../stats/histfactory/index.ts";

vi.setConfig({ testTimeout: 60_000 }); // what draws takes its time to load on a busy machine

test("a cutflow becomes a table of numbers and shares", async () => {
  const counts = [
    { name: "trigger", before: 200, passed: 100 },
    { name: "two muons", before: 100, passed: 25 },
  ];
  const { rows } = await cutflowTable(cutflow(counts));
  expect(rows).toEqual([
    { cut: "all events", events: 200, "of those before": 1, "of all": 1 },
    { cut: "trigger", events: 100, "of those before": 0.5, "of all": 0.5 },
    { cut: "two muons", events: 25, "of those before": 0.25, "of all": 0.125 },
  ]);
});

test("a table of yields adds up, and has a zero where a channel has no such sample", async () => {
  const channel = (
    name: string,
    samples: Readonly<Record<string, Float64Array>>,
    total: number,
  ): ChannelYields => ({
    ...{ channel: name, observed: Float64Array.of(7, 4), samples, total, totalError: 2 },
    ...{ expected: Float64Array.of(5, 5), errors: Float64Array.of(1, 1) },
  });
  const { columns, rows } = await yieldsTable([
    channel("SR", { tq: Float64Array.of(2, 3), ttbar: Float64Array.of(3, 2) }, 10),
    channel("CR", { ttbar: Float64Array.of(6, 6) }, 12),
  ]);
  expect(columns).toEqual(["sample", "SR", "CR"]);
  expect(rows).toEqual([
    { sample: "tq", SR: 5, CR: 0 },
    { sample: "ttbar", SR: 5, CR: 12 },
    { sample: "expected", SR: 10, CR: 12 },
    { sample: "± uncertainty", SR: 2, CR: 2 },
    { sample: "observed", SR: 11, CR: 11 },
  ]);
});

test("parameters, pulls and impacts keep their order and their numbers", async () => {
  const parameters = { mu: { value: 1.1, error: 0.2, state: "free" } };
  const fit = { parameters } as unknown as HistFactoryFit; // as much as is looked at
  expect((await parametersTable(fit)).rows).toEqual([
    { parameter: "mu", value: 1.1, error: 0.2, state: "free" },
  ]);
  const jes = { name: "JES", pull: 0.5, constraint: 0.9 };
  expect((await pullsTable([jes])).rows).toEqual([
    { parameter: "JES", pull: 0.5, constraint: 0.9 },
  ]);
  const impact = { ...jes, postfit: [0.1, -0.2] as const, prefit: [0.3, -0.4] as const };
  expect((await rankingTable({ impacts: [impact] })).rows).toEqual([
    {
      ...{ parameter: "JES", pull: 0.5, constraint: 0.9, up: 0.1, down: -0.2 },
      ...{ "prefit up": 0.3, "prefit down": -0.4 },
    },
  ]);
});

test("classifiers are told apart by the area under their ROC curves, the best first", async () => {
  const labels = Uint8Array.of(1, 0, 1, 0);
  const good = { label: "good", labels, scores: Float64Array.of(0.9, 0.2, 0.8, 0.1) };
  const poor = { label: "poor", labels, scores: Float64Array.of(2, 3, 4, 1) };
  const { rows } = await classifierTable([poor, good], { efficiency: 0.5 });
  expect(rows.map(({ classifier }) => classifier)).toEqual(["good", "poor"]);
  expect(rows[0]).toMatchObject({ AUC: 1, accuracy: 1, F1: 1, κ: 1, "rejection at 50 %": 1 });
  expect(rows[0]!["Brier"]).toBeCloseTo((0.01 + 0.04 + 0.04 + 0.01) / 4, 12);
  expect(rows[1]).toMatchObject({ AUC: 0.75, "log-loss": Number.NaN, Brier: Number.NaN });
});
