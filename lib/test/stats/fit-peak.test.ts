import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mimeBundle } from "../../core/index.ts";
import { column } from "../../event/index.ts";
import { hist1d, histFromCounts, regular } from "../../hist/index.ts";
import { readCsv } from "../../io/index.ts";
import {
  fitPeak,
  minos,
  type PeakFit,
  type PeakFitOptions,
  type PeakParameter,
} from "../../stats/index.ts";
import reference from "../reference/peak-fit.json" with { type: "json" };

/** What iminuit made of real CMS data: the counts, its options and its result. */
interface MinuitFit {
  readonly options: object;
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly deviance: number;
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  readonly minos: Readonly<Record<string, readonly number[]>>;
}
const fits: Readonly<Record<string, MinuitFit>> = reference.fits;
const histogram = ({ counts, edges: [from, to] }: MinuitFit) =>
  histFromCounts(regular(counts.length, from!, to!, { label: "m(μμ) [GeV]" }), counts);
const fitted = (name: string): PeakFit =>
  fitPeak(histogram(fits[name]!), fits[name]!.options as PeakFitOptions); // written for both programs

describe.each(Object.keys(fits))("the fit of real data, %s,", (name) => {
  const [ours, theirs] = [fitted(name), fits[name]!];

  test("has the deviance that MINUIT finds", () => {
    expect(Math.abs(ours.deviance - theirs.deviance)).toBeLessThan(1e-3);
  });

  test("has MINUIT's values to 1 % of their errors, and its errors to 1 %", () => {
    for (const [parameter, [value, error]] of Object.entries(theirs.parameters)) {
      const found = ours.parameters[parameter as PeakParameter]!; // the names are ours
      expect(Math.abs(found.value - value!), parameter).toBeLessThanOrEqual(0.01 * error!);
      expect(Math.abs(found.error - error!), parameter).toBeLessThanOrEqual(0.01 * error!);
    }
  });

  test("has MINUIT's asymmetric errors to 1 %", () => {
    for (const [parameter, [minus, plus]] of Object.entries(theirs.minos)) {
      const found = minos(ours, parameter as PeakParameter); // the names are ours
      expect(Math.abs(found.minus / minus! - 1), parameter).toBeLessThan(0.01);
      expect(Math.abs(found.plus / plus! - 1), parameter).toBeLessThan(0.01);
    }
  });

  test("expects as many events as were seen, as every extended likelihood does", () => {
    const [expected, seen] = [ours.expected.total, ours.observed].map((bins) =>
      bins.reduce((sum, n) => sum + n, 0),
    );
    expect(Math.abs(expected! - seen!)).toBeLessThan(0.05);
    const { signal, background } = ours.parameters;
    expect(signal.value + background!.value).toBeCloseTo(expected!, 6);
  });

  test("draws the curve that it fitted: its mean over a bin is what is expected there", () => {
    const { edges } = ours.axis;
    for (let bin = 0; bin < ours.observed.length; bin += 7) {
      let mean = 0;
      for (let i = 0; i < 100; i++) {
        mean += ours.curve(edges[bin]! + ((i + 0.5) / 100) * (edges[bin + 1]! - edges[bin]!)) / 100;
      }
      expect(Math.abs(mean / ours.expected.total[bin]! - 1)).toBeLessThan(1e-4);
    }
  });
});

describe("the masses of the particle tables", () => {
  test("Z: within 0.3 GeV of 91.1879 GeV, if those that radiated are in the model", () => {
    const z = fitted("zRadiative");
    expect(Math.abs(z.parameters.mass.value - 91.1879)).toBeLessThan(0.3);
    expect(z.pValue).toBeGreaterThan(0.05);
  });

  test("Z: without them the model does not fit, and the mass comes out too low", () => {
    const z = fitted("z");
    expect(z.pValue).toBeLessThan(1e-6);
    expect(z.parameters.mass.value).toBeLessThan(fitted("zRadiative").parameters.mass.value - 0.1);
  });

  test("J/ψ: within 5 MeV of 3096.9 MeV", () => {
    const jpsi = fitted("jpsi");
    expect(Math.abs(jpsi.parameters.mass.value - 3.0969)).toBeLessThan(0.005);
    expect(jpsi.pValue).toBeGreaterThan(0.05);
    const oneGauss = fitted("jpsiGauss");
    expect(Math.abs(oneGauss.parameters.mass.value - 3.0969)).toBeLessThan(0.005);
    expect(oneGauss.pValue).toBeLessThan(1e-6);
  });
});

const folder = "../shared/data/cms-education-csv/";
test.skipIf(!existsSync(folder))(
  "the counts are those of the four-vectors in the CMS files",
  async () => {
    for (const [name, file] of [
      ["z", "Zmumu_Run2011A_masses.csv"],
      ["jpsi", "Jpsimumu.csv"],
    ] as const) {
      const muons = await readCsv(folder + file);
      const total = (part: string): Float64Array =>
        column(muons, `${part}1`).map((value, i) => value + column(muons, `${part}2`)[i]!);
      const [e, px, py, pz] = ["E", "px", "py", "pz"].map(total);
      const masses = e!.map((E, i) =>
        Math.sqrt(E ** 2 - px![i]! ** 2 - py![i]! ** 2 - pz![i]! ** 2),
      );
      const { axis, sumW } = histogram(fits[name]!);
      expect(hist1d(axis, masses).sumW.slice(1, -1)).toEqual(sumW.slice(1, -1));
    }
  },
);

describe("a fit in the notebook", () => {
  const h = histogram(fits["z"]!);

  test("shows its values with units and its quality", () => {
    const shown = fitted("z")[mimeBundle]();
    expect(shown["text/plain"]).toMatch(
      /^Breit–Wigner ⊗ Gaussian on an exponential background, 70–110 GeV\n/,
    );
    expect(shown["text/plain"]).toMatch(
      /mass +90\.802 ± 0\.029 GeV\nwidth +2\.4955 \(fixed\) GeV\n/,
    );
    expect(shown["text/plain"]).toMatch(/deviance\/ndf = 172\.9\/75, p-value 1\.1e-9$/);
    expect(shown["text/html"]).toContain("90.802 ± 0.029 GeV");
  });

  test("takes the part of the axis that it is given", () => {
    const narrow = fitPeak(h, { range: [80, 100], background: "linear" });
    expect([narrow.axis.edges[0], narrow.axis.edges.at(-1)]).toEqual([80, 100]);
    expect(narrow.ndf).toBe(40 - 5);
  });

  test("without background knows only the signal", () => {
    const counts = histFromCounts(regular(5, -2.5, 2.5), [1, 11, 26, 11, 1]);
    const peak = fitPeak(counts, { background: "none" });
    expect(Object.keys(peak.parameters)).toEqual(["mass", "resolution", "signal"]);
    expect(peak.parameters.signal.value).toBeCloseTo(50, 3);
    expect(peak.parameters.signal.error).toBeCloseTo(Math.sqrt(50), 3);
    expect(peak.parameters.mass.value).toBeCloseTo(0, 4);
  });

  test.each([
    [{ shape: "lorentz" }, /Cannot fit the shape "lorentz": there are gauss, double-gauss, /],
    [
      { start: { width: 2 } },
      /Cannot set width: a fit with shape "gauss".* has the parameters mass, resolution, signal/,
    ],
    [
      { fixed: { resolution: undefined } },
      /Cannot set resolution to undefined: it must be a number/,
    ],
    [{ start: { mass: 200 } }, /Cannot start mass at 200: its limits are 70 and 110/],
    [
      { range: [200, 300] },
      /Cannot fit from 200 to 300: no bin of the axis from 70 to 110 is inside/,
    ],
  ])("explains what it cannot do: %o", (options, message) => {
    expect(() => fitPeak(h, options as PeakFitOptions)).toThrow(message); // wrong on purpose
  });

  test("explains why weights and empty histograms do not work", () => {
    const axis = regular(4, 0, 4);
    expect(() => fitPeak(hist1d(axis, [1, 2], { weights: [2, 2] }))).toThrow(
      /fill it without weights/,
    );
    expect(() => fitPeak(hist1d(axis, []))).toThrow("all bins there are empty");
  });
});
