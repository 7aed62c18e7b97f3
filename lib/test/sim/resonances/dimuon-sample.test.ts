import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { particles } from "../../../core/index.ts";
import { column, type EventTable, filter } from "../../../event/index.ts";
import { emptyMuon, type Muon } from "../../../sim/detector/measure/measure-muon.ts";
import { measureFlight } from "../../../sim/resonances/decay-vertex.ts";
import { decayTimes, dimuonDetector, dimuonSample } from "../../../sim/resonances/index.ts";
import { streamOf } from "../../../sim/stream.ts";

const options = { nEvents: 20_000, ptMin: 7.5, yMax: 2, background: { pairs: 0.8, late: 0.5 } };
const sample = dimuonSample("jpsi", { ...options, seed: 3 });
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const rms = (values: ArrayLike<number>): number =>
  Math.sqrt(mean(Array.from(values, (value) => value * value)));
const where = (table: EventTable, name: string, value: number): EventTable =>
  filter(table, (row) => row[name] === value);

describe("the place where two tracks meet", () => {
  const angle = fc.double({ min: -3, max: 3, noNaN: true });
  const place = fc.double({ min: -5, max: 5, noNaN: true });
  const muon = (pt: number, eta: number, phi: number): Muon => ({
    ...emptyMuon(),
    ...{ pt, eta, phi, px: pt * Math.cos(phi), py: pt * Math.sin(phi), pz: pt * Math.sinh(eta) },
  });

  test("is found exactly by an ideal tracker, wherever it is", () => {
    const fine = { constant: 1e-7, scattering: 0 };
    const ideal = { ...dimuonDetector, across: fine, along: fine, collision: 0 };
    const opening = fc.double({ min: 0.1, max: 1, noNaN: true });
    fc.assert(
      fc.property(angle, opening, angle, place, place, place, (phi, dphi, eta, x, y, z) => {
        const pair = [muon(5, eta / 2, phi), muon(7, eta / 2 - 0.3, phi + dphi)] as const;
        const flight = { lxy: 0, error: 0 };
        measureFlight(streamOf(1, "test"), ideal, pair, { x, y, z }, flight);
        const [px, py] = [pair[0].px + pair[1].px, pair[0].py + pair[1].py];
        const exact = (x * px + y * py) / Math.hypot(px, py);
        expect(Math.abs(flight.lxy - exact)).toBeLessThan(1e-4);
      }),
    );
  });

  test("is known to its error: prompt pairs have Lxy/σ of width 1", () => {
    const prompt = where(sample.seen, "truth_from_b", 0);
    const [lxy, sigma] = [column(prompt, "Lxy"), column(prompt, "Lxy_error")];
    const pulls = Array.from(lxy, (length, i) => length / sigma[i]!);
    expect(Math.abs(mean(pulls))).toBeLessThan(4 / Math.sqrt(pulls.length));
    expect(Math.abs(rms(pulls) - 1)).toBeLessThan(4 / Math.sqrt(2 * pulls.length));
  });

  test("is better known for tracks that open wider", () => {
    const flightOf = (dphi: number): number => {
      const flight = { lxy: 0, error: 0 };
      const pair = [muon(5, 0.2, 0), muon(5, 0.2, dphi)] as const;
      measureFlight(streamOf(1, "test"), dimuonDetector, pair, { x: 1, y: 0, z: 0 }, flight);
      return flight.error;
    };
    expect(flightOf(0.3)).toBeGreaterThan(flightOf(0.6));
  });
});

describe("the mesons", () => {
  test("decay in all directions alike", () => {
    const cosines = column(sample.made, "cos_theta");
    const tenths = new Float64Array(10);
    for (const cosine of cosines) tenths[Math.min(9, Math.floor(5 * (cosine + 1)))]! += 1;
    const chi2 = tenths.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0);
    expect(chi2).toBeLessThan(28); // 9 degrees of freedom: one in a thousand
  });

  test("come from where they were made, or from a b hadron after 1.52 ps on average, seen with the meson's clock", () => {
    const { flight, pt, from_b } = sample.made.columns as Record<string, Float64Array>; // all numbers
    const m = particles.jpsi.mass;
    const times = Array.from(flight!, (l, i) => (l * m) / (pt![i]! * 0.299792458));
    const late = times.filter((_, i) => from_b![i] === 1);
    expect(times.filter((_, i) => from_b![i] === 0).every((t) => t === 0)).toBe(true);
    // the b hadron's energy in the meson's rest frame, over its mass: its mean time as the meson's clock shows it
    const [mB, mK] = [5.27972, 0.497611];
    const clock = (mB * mB + m * m - mK * mK) / (2 * m * mB);
    const expected = (0.4551 / 0.299792458) * clock;
    expect(Math.abs(mean(late) - expected)).toBeLessThan((5 * expected) / Math.sqrt(late.length));
  });

  test("are as frequent as ALICE measured: φ 0.940 mb at 1 < pT < 5 GeV, 2.5 < y < 4", () => {
    const { made, luminosity } = dimuonSample("phi", {
      nEvents: 30_000,
      seed: 1,
      ptMin: 1,
      yMax: 4,
    });
    const inRange = filter(made, ({ pt, y }) => pt! < 5 && y! > 2.5).nEvents;
    const rate = inRange / luminosity / 2.85e-4 / 1e9; // mb
    expect(Math.abs(rate / 0.94 - 1)).toBeLessThan(4 / Math.sqrt(inRange));
  });
});

describe("what is seen", () => {
  test("has the mass of the J/ψ, blurred by some 30 MeV, where there is no background", () => {
    const mesons = where(sample.seen, "truth_meson", 1);
    const masses = Float64Array.from(column(mesons, "M")).sort();
    const quantile = (share: number): number => masses[Math.floor(share * masses.length)]!;
    expect(Math.abs(quantile(0.5) - particles.jpsi.mass)).toBeLessThan(0.005);
    expect((quantile(0.84) - quantile(0.16)) / 2).toBeGreaterThan(0.025);
    expect((quantile(0.84) - quantile(0.16)) / 2).toBeLessThan(0.05);
  });

  test("has as much background as asked for, half of it late", () => {
    const [mesons, others] = [1, 0].map((is) => where(sample.seen, "truth_meson", is));
    expect(Math.abs(others!.nEvents / mesons!.nEvents / 0.8 - 1)).toBeLessThan(0.1);
    const late = mean(column(others!, "truth_from_b"));
    expect(Math.abs(late - 0.5)).toBeLessThan(2 / Math.sqrt(others!.nEvents));
    expect(Math.max(...column(others!, "M"))).toBeGreaterThan(3.4);
  });

  test("is the same for the same seed, and another for another", () => {
    const few = { ...options, nEvents: 500 };
    const once = dimuonSample("jpsi", { ...few, seed: 5 });
    expect(dimuonSample("jpsi", { ...few, seed: 5 })).toEqual(once);
    expect(dimuonSample("jpsi", { ...few, seed: 6 }).made.columns).not.toEqual(once.made.columns);
  });
});

test("the decay time by hand: 1 mm at pT = m takes light's 3.33564 ps", () => {
  const columns = { Lxy: Float64Array.of(1, -2), pt: Float64Array.of(3.0969, 2 * 3.0969) };
  const times = decayTimes({ nEvents: 2, columns });
  expect(times[0]).toBeCloseTo(3.33564, 5);
  expect(times[1]).toBeCloseTo(-3.33564, 5);
});

test.each([
  [{ ...options, seed: 1, nEvents: 0 }, /0 mesons/],
  [{ ...options, seed: -1 }, /seed -1/],
  [{ ...options, seed: 1, background: { pairs: 1, late: 2 } }, /share 2/],
])("what cannot be made is refused in a sentence: %s", (wrong, message) => {
  expect(() => dimuonSample("jpsi", wrong)).toThrow(message);
});
