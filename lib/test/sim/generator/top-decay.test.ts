import fc from "fast-check";
import { expect, test } from "vitest";
import { particles } from "../../../core/index.ts";
import { addParticle, clear, emptyRecord, setMomentum } from "../../../event/index.ts";
import { drawWMode } from "../../../sim/generator/bosons/w-decays.ts";
import { drawAlong } from "../../../sim/generator/top/spin-direction.ts";
import { decayTop, drawTopMass } from "../../../sim/generator/top/top-decay.ts";
import { streamOf } from "../../../sim/stream.ts";
import { direction, dot, inFrameOf, mass2, momentum } from "./top-frames.ts";

const M = particles.top.mass;
const MW = particles.W.mass;
const MB = 4.78;

/** Decays tops at rest, and hands each record to `look`. */
function decays(n: number, look: (record: ReturnType<typeof emptyRecord>) => void, mass = M): void {
  const [record, random] = [emptyRecord(8), streamOf(1, "top decays")];
  const n1 = { x: 0, y: 0, z: 0 };
  for (let i = 0; i < n; i++) {
    clear(record);
    setMomentum(record, addParticle(record, 6, 2, -1), 0, 0, 0, mass);
    drawAlong(random, 0, 0, 0, n1);
    decayTop(random, record, 0, mass, drawWMode(random, "leptonic"), n1);
    look(record);
  }
}

test("W bosons of tops are longitudinal, left- and right-handed as the standard model has it", () => {
  const n = 200_000;
  const moments = [0, 0];
  decays(n, (record) => {
    const [w, b, down] = [momentum(record, 1), momentum(record, 2), momentum(record, 3)];
    const c = -dot(direction(inFrameOf(w, down)), direction(inFrameOf(w, b)));
    moments[0]! += c / n;
    moments[1]! += (c * c) / n;
  });
  // with density ¾ F0 sin² + ⅜ F_L (1 − c)² + ⅜ F_R (1 + c)²: ⟨c⟩ = (F_R − F_L)/2, ⟨c²⟩ = 2/5 − F0/5
  const f0 = 2 - 5 * moments[1]!;
  const fL = (1 - f0 - 2 * moments[0]!) / 2;
  const fR = (1 - f0 + 2 * moments[0]!) / 2;
  const massless = M ** 2 / (M ** 2 + 2 * MW ** 2);
  expect(massless).toBeCloseTo(0.6976, 4);
  const error = 5 * Math.sqrt(0.05 / n); // the variance of c² is 0.05
  expect(Math.abs(f0 - massless)).toBeLessThan(4 * error + 0.002); // 0.002: mass of the b, width of the W
  // arXiv:1005.2625, NNLO: 0.687, 0.311, 0.0017
  expect(f0).toBeCloseTo(0.687, 1);
  expect(fL).toBeCloseTo(0.311, 1);
  expect(Math.abs(fR)).toBeLessThan(0.01);
});

test("the lepton's energy in the top's frame has the V − A spectrum E(E_max − E) between its ends", () => {
  const [n, bins] = [200_000, new Float64Array(10)];
  // on the W's peak: E from (m_W²/m_t)/2 to m_t/2, for a massless b
  decays(n, (record) => {
    const w2 = mass2(momentum(record, 1));
    const max = (M * M - MB * MB) / (2 * M);
    const eW = (M * M + w2 - MB * MB) / (2 * M);
    const pW = Math.sqrt(eW * eW - w2);
    const [lo, hi] = [(eW - pW) / 2, (eW + pW) / 2];
    const cdf = (e: number): number => e * e * (max / 2 - e / 3);
    const share = (cdf(record.e[3]!) - cdf(lo)) / (cdf(hi) - cdf(lo));
    bins[Math.min(Math.floor(10 * share), 9)]! += 1;
  });
  // τ leptons have a mass, which moves their energy by 10⁻³
  const chi2 = bins.reduce((sum, found) => sum + (found - n / 10) ** 2 / (n / 10), 0);
  expect(chi2).toBeLessThan(35);
});

test("the pole of top and W is where the Particle Data Group has it, and each as wide", () => {
  const [n, random] = [100_000, streamOf(2, "masses")];
  const tops = Float64Array.from({ length: n }, () => drawTopMass(random)).sort();
  const ws = new Float64Array(n);
  let i = 0;
  decays(n, (record) => {
    ws[i++] = Math.sqrt(mass2(momentum(record, 1)));
  });
  ws.sort();
  for (const [values, { mass, width }] of [
    [tops, particles.top],
    [ws, particles.W],
  ] as const) {
    // a Breit–Wigner has half of its events within ± Γ/2; 1 − 0.021 of them are made
    const quartiles = [0.25, 0.5, 0.75].map((q) => values[Math.floor(q * n)]!);
    expect(Math.abs(quartiles[1]! - mass)).toBeLessThan(0.05);
    expect((quartiles[2]! - quartiles[0]!) / width).toBeCloseTo(0.97, 1);
  }
});

test("energy and momentum add up and every particle is on its shell, for all masses and kinds of decay", () => {
  const [record, random] = [emptyRecord(8), streamOf(3, "shells")];
  const masses: Record<number, number> = {
    11: 0.51099895e-3,
    13: 0.1056583755,
    15: 1.77693,
    4: 1.67,
    5: MB,
  };
  const unit = fc.double({ min: -1, max: 1, noNaN: true });
  const kinds = fc.constantFrom("leptonic" as const, "hadronic" as const);
  fc.assert(
    fc.property(
      fc.double({ min: 151, max: 194, noNaN: true }),
      unit,
      unit,
      unit,
      kinds,
      (m, x, y, z, kind) => {
        clear(record);
        const [px, py, pz] = [500 * x, 500 * y, 5000 * z];
        const e = Math.sqrt(px * px + py * py + pz * pz + m * m);
        setMomentum(record, addParticle(record, -6, 2, -1), px, py, pz, e);
        const n = { x: 0, y: 0, z: 0 };
        drawAlong(random, x / 2, y / 2, z / 2, n);
        decayTop(random, record, 0, m, drawWMode(random, kind), n);
        expect(Array.from(record.pdg.subarray(1, 3))).toEqual([-24, -5]);
        for (const column of [record.px, record.py, record.pz, record.e]) {
          expect(Math.abs(column[1]! + column[2]! - column[0]!) / e).toBeLessThan(1e-12);
          expect(Math.abs(column[3]! + column[4]! - column[1]!) / e).toBeLessThan(1e-12);
        }
        for (const i of [2, 3, 4]) {
          const own = masses[Math.abs(record.pdg[i]!)] ?? 0;
          expect(Math.abs(mass2(momentum(record, i)) - own * own) / e ** 2).toBeLessThan(1e-12);
        }
      },
    ),
  );
});

test("a direction drawn along a vector v has the mean v/3 and no favoured azimuth", () => {
  const random = streamOf(4, "directions");
  for (const v of [
    [0, 0, 0],
    [0, 0, -1],
    [0.3, -0.5, 0.2],
    [0.6, 0.8, 0],
  ] as const) {
    const [n, sum, squares] = [50_000, [0, 0, 0], [0, 0, 0]];
    const d = { x: 0, y: 0, z: 0 };
    for (let i = 0; i < n; i++) {
      drawAlong(random, v[0], v[1], v[2], d);
      for (const [k, c] of [d.x, d.y, d.z].entries()) {
        sum[k]! += c / n;
        squares[k]! += (c * c) / n;
      }
    }
    for (const k of [0, 1, 2]) {
      expect(Math.abs(sum[k]! - v[k]! / 3)).toBeLessThan(4 / Math.sqrt(3 * n));
      expect(Math.abs(squares[k]! - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / n));
    }
  }
});
