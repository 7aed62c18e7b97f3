import { expect, test } from "vitest";
import { column, emptyRecord } from "../../event/index.ts";
import { prepareProcess } from "../../sim/generator/processes/index.ts";
import { prepareRadiation } from "../../sim/generator/radiation/radiate.ts";
import { simulate } from "../../sim/simulate.ts";
import { jetWeight } from "../../sim/simulation/jet-weights.ts";
import { streamOf } from "../../sim/stream.ts";
import { bosonToQuarks } from "./made-events.ts";

test("jets as published change the weights of a sample and nothing else", async () => {
  const options = { nEvents: 1500, seed: 4, workers: 1, card: "truth" } as const;
  const plain = await simulate("w-enu", options);
  const weighted = await simulate("w-enu", { ...options, processOptions: { jets: "published" } });
  const { weight: ones, ...events } = plain.events.columns;
  const { weight, ...same } = weighted.events.columns;
  expect(same).toEqual(events);
  expect(new Set(ones as Float64Array)).toEqual(new Set([1]));
  const values = column(weighted.events, "weight");
  const mean = values.reduce((sum, w) => sum + w, 0) / values.length;
  expect(weighted.sumOfWeights).toBeCloseTo(mean * values.length, 8);
  expect(Math.abs(mean - 1)).toBeLessThan(0.015); // ten per cent of the events, ten per cent up or down
  expect(new Set(values).size).toBeGreaterThan(2); // none, one jet, two …
  expect(new Set(values).size).toBeLessThanOrEqual(5);
  expect(weighted.processOptions).toEqual({ jets: "published" });
});

test("an event without jets weighs the ratio of the shares without jets, and τ leptons are no jets", () => {
  const weigh = jetWeight("z-tautau");
  const record = emptyRecord(1024);
  const random = streamOf(3, "tau");
  const { radiate } = prepareRadiation({ initial: false, final: false });
  const process = prepareProcess("z-tautau");
  for (let i = 0; i < 50; i++) {
    process.generate(random, record);
    radiate(random, record);
    expect(weigh(record)).toBeCloseTo((1 - 0.1568) / 0.84038, 12);
  }
  bosonToQuarks(record, 91.19, 1, 0); // two jets of 45.6 GeV
  expect(weigh(record)).toBeCloseTo((0.1568 * 0.2327 * (1 - 0.2299)) / 0.02911, 3);
});

test("jets cannot be weighted as published where they were not measured, or are not made", async () => {
  const published = { nEvents: 9, processOptions: { jets: "published" } } as const;
  const refuse = (options: object, reason: RegExp) =>
    expect(simulate("z-mumu", { ...published, ...options })).rejects.toThrow(reason);
  await refuse(
    { sqrtS: 7000 },
    /for pp at 7000 GeV with radiation: they are known for pp at 13000/,
  );
  await refuse({ radiation: false }, /^Cannot weigh jets as published .* without radiation/);
  await refuse({ processOptions: { jets: "published", beams: "ppbar" } }, /for ppbar at 13000 GeV/);
  await refuse({ processOptions: { jets: "many" } }, /the jets many: shower, published wanted$/);
  const other = simulate("ttbar", { nEvents: 9, processOptions: { jets: "published" } as object });
  await expect(other).rejects.toThrow(/^Cannot tell ttbar its jets: it can be told /);
});
