import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { associatedWeight, exchangeAxis } from "../../../sim/generator/top/single-top-spin.ts";
import { associatedSquare, exchangeSquare } from "../../../sim/generator/top/single-top-squares.ts";
import {
  type Couplings,
  gluonSpin,
  gluonSquare,
  pureVector,
  quarkSquare,
  type TopPairSpin,
  unpolarisedPair,
  vectorSpin,
  vectorSquare,
} from "../../../sim/generator/top/top-pair-spin.ts";
import { cross, dot, type Vector } from "./top-frames.ts";

/** From Feynman rules by explicit Dirac matrices, with decays: see the script beside it. */
interface Entry {
  readonly sqrtS: number;
  readonly cosTheta: number;
  /** Σ̄|M|² of the production, couplings one. */
  readonly square: number;
  /** |M|² with decays over production × unpolarised decays. */
  readonly ratio: number;
  readonly directions: readonly Vector[];
}
interface Reference {
  readonly mTop: number;
  readonly mW: number;
  readonly couplings: { readonly quark: [number, number]; readonly top: [number, number] };
  readonly gg: readonly Entry[];
  readonly qq: readonly Entry[];
  readonly vector: readonly Entry[];
  readonly tW: readonly Entry[];
  readonly lightQuark: readonly Entry[];
  readonly lightAntiquark: readonly Entry[];
}
const reference: Reference = JSON.parse(
  readFileSync("lib/test/reference/top-matrix-elements.json", "utf8"),
);
const { mTop } = reference;
const ROUNDING = 1e-9;

const xyz = ([x, y, z]: Vector): { x: number; y: number; z: number } => ({ x, y, z });
const beta = ({ sqrtS }: Entry): number => Math.sqrt(1 - 4 * (mTop / sqrtS) ** 2);

/** 1 + P·a − P·b − aᵀCb with a, b in the axes k, r, n of the pair. */
function weightOf({ cosTheta: c, directions }: Entry, spin: TopPairSpin): number {
  const s = Math.sqrt(1 - c * c);
  const k: Vector = [s, 0, c];
  const r: Vector = [-c, 0, s];
  const n = cross(r, k);
  const [a, b] = directions.map((d) => [dot(d, k), dot(d, r), dot(d, n)] as const);
  const { pk, pr, kk, rr, nn, rk } = spin;
  const polarised = pk * (a![0] - b![0]) + pr * (a![1] - b![1]);
  const correlated =
    kk * a![0] * b![0] +
    rr * a![1] * b![1] +
    nn * a![2] * b![2] +
    rk * (a![0] * b![1] + a![1] * b![0]);
  return 1 + polarised - correlated;
}

function couplings([vector, axial]: readonly [number, number]): Couplings {
  return { vector, axial };
}

describe("with explicit Dirac matrices agree", () => {
  test.each(reference.gg)("gg → tt̄ and its spins at $sqrtS GeV, $cosTheta", (entry) => {
    const spin = unpolarisedPair();
    const beta2 = beta(entry) ** 2;
    expect(gluonSquare(beta2, entry.cosTheta ** 2) / entry.square - 1).toBeCloseTo(0, 9);
    gluonSpin(beta2, entry.cosTheta, spin);
    expect(Math.abs(weightOf(entry, spin) - entry.ratio)).toBeLessThan(ROUNDING);
  });

  test.each(reference.qq)("qq̄ → tt̄ and its spins at $sqrtS GeV, $cosTheta", (entry) => {
    const spin = unpolarisedPair();
    const square = quarkSquare(beta(entry) ** 2, entry.cosTheta ** 2);
    expect(square / ((2 / 9) * entry.square) - 1).toBeCloseTo(0, 9); // 2/9: colour
    vectorSpin(pureVector, pureVector, beta(entry), entry.cosTheta, spin);
    expect(Math.abs(weightOf(entry, spin) - entry.ratio)).toBeLessThan(ROUNDING);
  });

  test.each(reference.vector)("qq̄ → Z′ → tt̄ and its spins at $sqrtS GeV, $cosTheta", (entry) => {
    const [quark, top] = [couplings(reference.couplings.quark), couplings(reference.couplings.top)];
    const spin = unpolarisedPair();
    const square = vectorSquare(quark, top, beta(entry), entry.cosTheta);
    expect(square / entry.square - 1).toBeCloseTo(0, 9);
    vectorSpin(quark, top, beta(entry), entry.cosTheta, spin);
    expect(Math.abs(weightOf(entry, spin) - entry.ratio)).toBeLessThan(ROUNDING);
  });

  test.each(reference.tW)("gb → tW⁻ and its decays at $sqrtS GeV, $cosTheta", (entry) => {
    const { sqrtS, cosTheta, directions } = entry;
    const s = sqrtS * sqrtS;
    const e = (s + mTop ** 2 - reference.mW ** 2) / (2 * sqrtS);
    const square = associatedSquare(s, sqrtS * (e - Math.sqrt(e * e - mTop ** 2) * cosTheta));
    expect(square / entry.square - 1).toBeCloseTo(0, 9);
    const weight = associatedWeight(s, cosTheta, square, xyz(directions[0]!), xyz(directions[1]!));
    expect(Math.abs(weight - entry.ratio)).toBeLessThan(ROUNDING);
  });

  test.each([
    ...reference.lightQuark.map((entry) => ({ ...entry, quark: true })),
    ...reference.lightAntiquark.map((entry) => ({ ...entry, quark: false })),
  ])("qb → q′t and its decay at $sqrtS GeV, $cosTheta, quark: $quark", ({ quark, ...entry }) => {
    const { sqrtS, cosTheta, directions } = entry;
    const s = sqrtS * sqrtS;
    const square = exchangeSquare(quark, s, (-(s - mTop ** 2) * (1 - cosTheta)) / 2);
    expect(square / entry.square - 1).toBeCloseTo(0, 9);
    const axis = { x: 0, y: 0, z: 0 };
    const light = { x: Math.sqrt(1 - cosTheta ** 2), y: 0, z: cosTheta };
    exchangeAxis(quark, s, light, false, axis);
    const [x, y, z] = directions[0]!;
    expect(Math.abs(1 + axis.x * x + axis.y * y + axis.z * z - entry.ratio)).toBeLessThan(ROUNDING);
  });
});

test("two tops at rest made by gluons are in the spin singlet, made by quarks in the triplet along the beam", () => {
  const spin = unpolarisedPair();
  gluonSpin(0, 0.3, spin);
  expect([spin.kk, spin.rr, spin.nn]).toEqual([-1, -1, -1]);
  vectorSpin(pureVector, pureVector, 1e-9, 0.6, spin);
  // along p = cosΘ k + sinΘ r the correlation is +1
  const along = 0.36 * spin.kk + 0.64 * spin.rr + 2 * 0.6 * 0.8 * spin.rk;
  expect(along).toBeCloseTo(1, 9);
});

test("σ̂(qq̄ → tt̄) summed over angles is the textbook's 4πα²β(2 + ρ)/27ŝ with ρ = 4m²/ŝ", () => {
  for (const rho of [0.9, 0.5, 0.1]) {
    let sum = 0;
    const n = 2000;
    for (let i = 0; i < n; i++)
      sum += quarkSquare(1 - rho, (2 * ((i + 0.5) / n) - 1) ** 2) * (2 / n);
    // ∫ Σ̄|M|²/g⁴ dcosθ = (8/27)(2 + ρ): Ellis, Stirling, Webber, chapter 10
    expect(sum / ((8 / 27) * (2 + rho)) - 1).toBeCloseTo(0, 6);
  }
});

test("σ̂(gg → tt̄) summed over angles is the closed formula with its logarithm", () => {
  for (const rho of [0.9, 0.5, 0.1]) {
    const b = Math.sqrt(1 - rho);
    let sum = 0;
    const n = 4000;
    for (let i = 0; i < n; i++) sum += gluonSquare(b * b, (2 * ((i + 0.5) / n) - 1) ** 2) * (2 / n);
    // Nason, Dawson, Ellis, Nucl. Phys. B 303 (1988) 607: σ̂ = (πα²β ρ/192 m²) […], σ̂ = (πα²β/2ŝ) ∫
    const bracket = ((rho * rho + 16 * rho + 16) / b) * Math.log((1 + b) / (1 - b)) - 28 - 31 * rho;
    expect(sum / (bracket / 24) - 1).toBeCloseTo(0, 5);
  }
});
