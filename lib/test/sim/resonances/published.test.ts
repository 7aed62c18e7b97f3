import { describe, expect, test } from "vitest";
import { binContents, binErrors, regular } from "../../../hist/index.ts";
import {
  differentialCrossSection,
  histFromValues,
  inPtBins,
  inRapidity,
  publishedSpectra,
  type Spectrum,
  type SpectrumId,
} from "../../../sim/resonances/index.ts";
import reference from "../../reference/measured-shapes.json" with { type: "json" };

const integral = ({ edges, value }: Spectrum): number =>
  value.reduce((sum, rate, i) => sum + rate * (edges[i + 1]! - edges[i]!), 0);

describe("the published spectra", () => {
  const ids: SpectrumId[] = [
    "atlas-jpsi-prompt",
    "atlas-jpsi-from-b",
    "atlas-jpsi-share-from-b",
    "lhcb-jpsi",
    "lhcb-phi",
  ];

  test.each(ids)("%s: has a value and an uncertainty in each bin", (id) => {
    for (const { edges, value, down, up } of publishedSpectra(id)) {
      for (const column of [value, down, up]) {
        expect(column.length).toBe(edges.length - 1);
        expect(column.every((number) => number > 0)).toBe(true);
      }
    }
  });

  test("of LHCb add up to the totals of the papers: 15.03 and 2.25 μb of J/ψ, 1758 μb of φ", () => {
    const [prompt, fromB] = publishedSpectra("lhcb-jpsi");
    expect(integral(prompt!) / 1000).toBeCloseTo(15.03, 1);
    expect(integral(fromB!) / 1000).toBeCloseTo(2.25, 1);
    expect(integral(publishedSpectra("lhcb-phi")[0]!)).toBeCloseTo(1.758, 2);
  });

  test("of ATLAS: rates from b and shares tell the same, to the rounding of the tables and half their uncertainty", () => {
    const shares = publishedSpectra("atlas-jpsi-share-from-b");
    for (const [slice, { value, down }] of shares.entries()) {
      const prompt = publishedSpectra("atlas-jpsi-prompt")[slice]!.value;
      const fromB = publishedSpectra("atlas-jpsi-from-b")[slice]!.value;
      for (const [i, share] of value.entries()) {
        const other = fromB[i]! / (fromB[i]! + prompt[i]!);
        expect(Math.abs(share - other)).toBeLessThan(0.5 * down[i]! + 0.01);
      }
    }
  });

  test("of ATLAS agree with the shares that the generator is held to", () => {
    const { edges, share } = reference.jpsiFromB;
    const [{ edges: fine, value }] = publishedSpectra("atlas-jpsi-share-from-b") as [Spectrum]; // three of them
    for (const edge of [10, 12, 14, 16, 18, 22]) {
      const [i, k] = [fine.indexOf(edge), edges.indexOf(edge)];
      expect(Math.abs(value[i]! - share[k]!)).toBeLessThan(0.01);
    }
  });

  test("that do not exist are refused with the names of those that do", () => {
    expect(() => publishedSpectra("cms" as SpectrumId)).toThrow(/cms: there are atlas-jpsi-prompt/);
  });
});

test("by hand: 1500 J/ψ in 1 GeV and |y| < 0.75, half accepted, 60 % of those seen, at 1 pb⁻¹ are 3.33 nb/GeV", () => {
  const { value, error } = differentialCrossSection({
    count: { value: 1500, error: 45 },
    ...{ pt: [10, 11], y: [0, 0.75], acceptance: 0.5, efficiency: 0.6, luminosity: 1 },
  });
  expect(value).toBeCloseTo(10 / 3, 12);
  expect(error / value).toBeCloseTo(45 / 1500, 12);
});

describe("bins of pT and |y|", () => {
  const columns = {
    pt: Float64Array.of(1, 2, 3, 9, 5, 2.5),
    y: Float64Array.of(0.1, -0.6, 0.7, -0.8, 1.5, -0.2),
  };
  const events = { nEvents: 6, columns };

  test("take both sides in y, the lower end inside and the upper outside", () => {
    expect(Array.from(inRapidity(events, [0, 0.7]).columns["pt"] as Float64Array)).toEqual([
      1, 2, 2.5,
    ]);
    expect(inRapidity(events, [0.7, 2]).nEvents).toBe(3);
  });

  test("leave out what is beyond their ends", () => {
    const bins = inPtBins(events, [2, 3, 6]).map(({ nEvents }) => nEvents);
    expect(bins).toEqual([2, 2]);
  });

  test("hold measured values with their errors as a histogram does", () => {
    const h = histFromValues(regular(2, 0, 2), [3, 4], [0.5, 0.1]);
    expect([...binContents(h), ...binErrors(h)]).toEqual([3, 4, 0.5, 0.1]);
    expect(() => histFromValues(regular(2, 0, 2), [3], [1, 1])).toThrow(/1 numbers into 2 bins/);
  });
});
