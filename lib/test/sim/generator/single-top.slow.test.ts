import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type EventRecord, emptyRecord } from "../../../event/index.ts";
import { prepareTchannel } from "../../../sim/generator/processes/tchannel.ts";
import { prepareTw } from "../../../sim/generator/processes/tw.ts";
import { ASSOCIATED_BOUND, associatedWeight } from "../../../sim/generator/top/single-top-spin.ts";
import { associatedSquare } from "../../../sim/generator/top/single-top-squares.ts";
import { streamOf } from "../../../sim/stream.ts";
import {
  daughter,
  direction,
  dot,
  downOf,
  find,
  inFrameOf,
  momentum,
  total,
  type Vector,
} from "./top-frames.ts";

vi.setConfig({ testTimeout: 60_000 });

const N = 60_000;

/** Mean of 3 cosθ between the top's lepton and an axis in its rest frame: the polarisation along that axis. */
function polarisation(
  record: EventRecord,
  generate: () => void,
  axisOf: (top: number) => Vector,
): number {
  let sum = 0;
  for (let i = 0; i < N; i++) {
    generate();
    const top = find(record, 6, -6);
    const w = daughter(record, top, (id) => Math.abs(id) === 24);
    const lepton = inFrameOf(momentum(record, top), momentum(record, downOf(record, w)));
    sum += (3 * dot(direction(lepton), axisOf(top))) / N;
  }
  return sum;
}

const ERROR = Math.sqrt(3 / N);

test("along the spectator jet t is polarised to 98.7 %, t̄ to 94 %: the spectator is mostly the down-type quark", () => {
  const [t, tbar] = (["top", "antitop"] as const).map((charge) => {
    const process = prepareTchannel({ charge });
    const [record, random] = [emptyRecord(), streamOf(1, charge)];
    return polarisation(
      record,
      () => process.generate(random, record),
      (top) => direction(inFrameOf(momentum(record, top), momentum(record, 2))),
    );
  });
  // G. Mahlon and S. Parke, hep-ph/9912458: more than 95 % of the spins are up in the spectator basis, P > 0.9
  expect(Math.abs(t! - 0.987)).toBeLessThan(4 * ERROR);
  expect(Math.abs(tbar! - 0.944)).toBeLessThan(4 * ERROR);
});

test("a single top is wholly polarised along the light down-type fermion, in or out", () => {
  const process = prepareTchannel();
  const [record, random] = [emptyRecord(), streamOf(2, "down")];
  const along = polarisation(
    record,
    () => process.generate(random, record),
    (top) => {
      let down = -1;
      for (let i = 0; i < 3; i++) if ([1, 3].includes(Math.abs(record.pdg[i]!))) down = i;
      return direction(inFrameOf(momentum(record, top), momentum(record, down)));
    },
  );
  // the spins are those of tops on their mass shell, which costs two parts in a thousand of the angle
  expect(Math.abs(along - 1)).toBeLessThan(4 * ERROR + 0.01);
});

test("single tops come from b quarks, one light quark to one light quark by the CKM matrix", () => {
  const process = prepareTchannel();
  const [record, random] = [emptyRecord(), streamOf(3, "flavours")];
  let [crossed, positive] = [0, 0];
  for (let i = 0; i < N; i++) {
    process.generate(random, record);
    const [a, b, out, top] = [0, 1, 2, 3].map((k) => record.pdg[k]!);
    const light = Math.abs(a!) === 5 ? b! : a!;
    expect(a! + b! - light).toBe((5 * top!) / 6);
    const charge = (id: number): number => Math.sign(id) * (id % 2 === 0 ? 2 / 3 : -1 / 3);
    const before = charge(light) + charge((5 * top!) / 6);
    expect(charge(out!) + charge(top!) - before).toBeCloseTo(0, 9);
    const generation = (id: number): number => Math.ceil(Math.abs(id) / 2);
    if (generation(light) !== generation(out!)) crossed++;
    if (top! > 0) positive++;
  }
  expect(Math.abs(crossed / N - 0.0506)).toBeLessThan(4 * Math.sqrt(0.0506 / N));
  expect(positive / N / (1 - positive / N)).toBeCloseTo(1.75, 0);
});

test("weights of tW decays average to one and never pass their bound", () => {
  const random = streamOf(4, "weights");
  const isotropic = (): { x: number; y: number; z: number } => {
    const [z, phi] = [2 * random() - 1, 2 * Math.PI * random()];
    const s = Math.sqrt(1 - z * z);
    return { x: s * Math.cos(phi), y: s * Math.sin(phi), z };
  };
  const cosine = fc.double({ min: -0.999, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 1.001, max: 8, noNaN: true }), cosine, (above, c) => {
      const [m, mW] = [172.6, 80.362];
      const rootS = (m + mW) * above;
      const e = (rootS ** 2 + m * m - mW * mW) / (2 * rootS);
      const square = associatedSquare(rootS ** 2, rootS * (e - Math.sqrt(e * e - m * m) * c));
      let [sum, sum2] = [0, 0];
      const n = 2000;
      for (let i = 0; i < n; i++) {
        const weight = associatedWeight(rootS ** 2, c, square, isotropic(), isotropic());
        expect(weight).toBeGreaterThanOrEqual(0);
        expect(weight).toBeLessThanOrEqual(ASSOCIATED_BOUND);
        sum += weight / n;
        sum2 += (weight * weight) / n;
      }
      expect(Math.abs(sum - 1)).toBeLessThan(5 * Math.sqrt((sum2 - sum * sum) / n));
    }),
    { numRuns: 50 },
  );
});

test("tW⁻ and t̄W⁺ are made equally often, with one b quark and two leptons of opposite charge", () => {
  const process = prepareTw();
  const [record, random, n] = [emptyRecord(), streamOf(5, "tw"), 20_000];
  let [positive, gluonFirst] = [0, 0];
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    const final = Array.from({ length: record.n }, (_, k) => k).filter(
      (k) => record.status[k] === 1,
    );
    const ids = final.map((k) => record.pdg[k]!);
    expect(ids.filter((id) => Math.abs(id) === 5).length).toBe(1);
    const leptons = ids.filter((id) => [11, 13, 15].includes(Math.abs(id)));
    expect(leptons.length).toBe(2);
    expect(leptons[0]! * leptons[1]!).toBeLessThan(0);
    if (record.pdg[2]! > 0) positive++;
    if (record.pdg[0] === 21) gluonFirst++;
  }
  expect(Math.abs(positive / n - 0.5)).toBeLessThan(2 / Math.sqrt(n));
  expect(Math.abs(gluonFirst / n - 0.5)).toBeLessThan(2 / Math.sqrt(n));
});

test("the W beside the top is left-handed more often than right-handed, from both sides of the beam alike", () => {
  const process = prepareTw();
  const [record, random, n] = [emptyRecord(), streamOf(6, "mirror"), 40_000];
  const halves = [
    { helicity: 0, n: 0 },
    { helicity: 0, n: 0 },
  ];
  for (let i = 0; i < n; i++) {
    process.generate(random, record);
    const pair = total(momentum(record, 2), momentum(record, 3));
    const w = inFrameOf(pair, momentum(record, 3));
    const lepton = inFrameOf(w, inFrameOf(pair, momentum(record, downOf(record, 3))));
    const c = dot(direction(lepton), direction(w));
    const half = halves[record.pdg[0] === 21 ? 0 : 1]!;
    half.helicity += c;
    half.n++;
  }
  // ⟨cosθ⟩ = (f_L − f_R)/2 for the ℓ⁻ of a W⁻ against its flight
  const [a, b] = halves.map((half) => half.helicity / half.n);
  expect(Math.abs(a! - b!)).toBeLessThan((4 * 2 * 0.55) / Math.sqrt(n));
  expect(a).toBeGreaterThan(0.05);
});

test.each([
  [() => prepareTw({ channel: "leptonic" as "all" }), /decay to "leptonic": all, lepjets/],
  [() => prepareTw({ sqrtS: 100 }), /a top and a W at 100 GeV: at least 380 GeV/],
  [() => prepareTchannel({ channel: "dilepton" as "all" }), /decay to "dilepton": all, leptonic/],
  [
    () => prepareTchannel({ charge: "neutral" as "both" }),
    /charge "neutral": both, top or antitop/,
  ],
])("what cannot be set up is refused in one sentence (%#)", (prepare, message) => {
  expect(prepare).toThrow(message);
});
