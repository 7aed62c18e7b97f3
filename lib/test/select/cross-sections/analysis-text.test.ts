import { expect, test } from "vitest";
import { eventTable } from "../../../event/index.ts";
import { crossSectionAnalysis } from "../../../select/cross-sections/index.ts";
import { evaluate, readAnalysis } from "../../../select/index.ts";

test("the lesson's analysis can be read, whatever is asked of it", () => {
  for (const systematics of [false, true]) {
    for (const fakeWeight of [undefined, 0.24]) {
      for (const hasData of [false, true]) {
        const options = {
          ...{ systematics, hasData, prescale: "isEmu ? 1 : 0.01", tagScale: 0.93 },
          ...(fakeWeight !== undefined && { fakeWeight }),
        };
        const { regions, samples, systematics: all } = readAnalysis(crossSectionAnalysis(options));
        expect(regions.map(({ name }) => name)).toEqual(
          expect.arrayContaining(["ee", "mumu", "emu1b", "emu2b"]),
        );
        expect(all.length > 0).toBe(systematics);
        expect(samples.some(({ kind }) => kind === "data")).toBe(hasData);
        expect(samples.some(({ kind }) => kind === "estimate")).toBe(fakeWeight !== undefined);
      }
    }
  }
});

test("without a simulation the data alone are read, and nothing is measured", () => {
  const { regions, samples, measurement } = readAnalysis(
    crossSectionAnalysis({ hasSimulation: false }),
  );
  expect(samples.map(({ kind }) => kind)).toEqual(["data"]);
  expect(regions.map(({ name }) => name)).toEqual(
    readAnalysis(crossSectionAnalysis()).regions.map(({ name }) => name),
  );
  expect(measurement.strengths).toEqual([]);
});

test("fewer tags move events from two tags to one, as losing each tag by chance would", () => {
  const [pairs, s] = [0.84, 0.9]; // events with two tags for each with one
  const { weights } = readAnalysis(crossSectionAnalysis({ tagScale: s }));
  const { text } = weights.find(({ name }) => name === "tags")!;
  const table = eventTable({
    isEmu: Float64Array.of(1, 1, 1, 1),
    nBJets: Float64Array.of(0, 1, 2, 3),
    pairs: new Float64Array(4).fill(pairs),
  });
  const written = text.replaceAll("isEmu", "(isEmu == 1)");
  const [none, one, two, three] = evaluate(table, written) as Float64Array;
  expect([none, three]).toEqual([1, 1]);
  expect(two).toBeCloseTo(s * s, 12); // both stay
  expect(one).toBeCloseTo(s + pairs * 2 * s * (1 - s), 12); // it stays, or one of two is lost
});
