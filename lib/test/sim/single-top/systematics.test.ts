import { expect, test } from "vitest";
import type { LooseEvent, LooseJet } from "../../../sim/single-top/loose-event.ts";
import type { Row } from "../../../sim/single-top/rows.ts";
import { cellsOf, isIn } from "../../../sim/single-top/systematics/grid.ts";
import { appliesTo, singleTopSystematics } from "../../../sim/single-top/systematics/index.ts";

const jet = (flavour: number, pt: number, eta: number, phi: number): LooseJet => ({
  ...{ flavour, pt, eta, phi, mass: 8, noise: 1 },
});
const event: LooseEvent = {
  lepton: { pt: 47, eta: -0.3, phi: 0.4, charge: 1, isMuon: false },
  jets: [jet(5, 72, 0.7, 2.9), jet(0, 44, -3.1, -1.2)],
  ...{ missingX: -20, missingY: 33, pileUp: 35 },
  partons: [
    { pdg: 2, x: 0.14 },
    { pdg: 5, x: 0.02 },
  ],
};
const [tagged, other] = event.jets as [LooseJet, LooseJet]; // its two
const row: Row = {
  ...{ event, tagged, other, region: "SR", bin: 7, weight: 0.5, score: 0.7 },
  features: { forward: 3.1, topMass: 170, jetMass: 250, cosine: 0.3, transverseMass: 70 },
};

const named = (name: string) => singleTopSystematics.find((one) => one.name === name)!;

test("every uncertainty has a name of its own, and there are more than 370 of them", () => {
  const names = singleTopSystematics.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(370);
});

test("an electron is in one cell of its calibration, and not in a muon's", () => {
  const touched = singleTopSystematics.filter(
    (one) =>
      one.kind === "weight" && one.name.includes("_identification_") && one.change(row, "t") !== 0,
  );
  expect(touched.map(({ name }) => name)).toEqual([
    "electron_identification_eta0_pt2",
    "electron_identification_common",
  ]);
});

test("the cells of a grid cover it once", () => {
  const cells = cellsOf({ etas: [0, 1, 2.5], pts: [30, 50] });
  for (const [pt, eta, n] of [
    [30, 0, 1],
    [49.99, -0.99, 1],
    [50, 1, 1],
    [1e4, -2.49, 1],
    [29.9, 0, 0],
    [40, 2.5, 0],
  ] as const) {
    expect(cells.filter((cell) => isIn(cell, { pt, eta })).length).toBe(n);
  }
});

test("a b jet that is tagged more often makes b tags more frequent, and jets without a tag rarer", () => {
  const common = named("tag_b_common");
  if (common.kind !== "weight") throw new Error("a weight is wanted");
  expect(common.change(row, "t")).toBeCloseTo(0.02, 10);
  const turned = { ...row, tagged: jet(4, 60, 1, 0), other: jet(5, 60, 1, 2) };
  expect(common.change(turned, "ttbar")).toBeLessThan(0); // by ε/(1 − ε), some 2 %
});

test("what a jet or a lepton gains the missing momentum loses", () => {
  const total = ({ lepton, jets, missingX, missingY }: LooseEvent): readonly [number, number] => {
    let [x, y] = [missingX, missingY];
    for (const { pt, phi } of [lepton, ...jets]) {
      x += pt * Math.cos(phi);
      y += pt * Math.sin(phi);
    }
    return [x, y];
  };
  const [x, y] = total(event);
  let nMoved = 0;
  for (const systematic of singleTopSystematics) {
    if (systematic.kind !== "shift" || systematic.name.startsWith("missing")) continue;
    for (const way of [1, -1] as const) {
      const moved = systematic.shift(event, way);
      if (!moved) continue;
      nMoved++;
      const [movedX, movedY] = total(moved);
      expect(movedX, systematic.name).toBeCloseTo(x, 9);
      expect(movedY, systematic.name).toBeCloseTo(y, 9);
    }
  }
  expect(nMoved).toBeGreaterThan(12);
});

test("an energy scale of 1 % stretches a jet by 1 %, in its own ring and step of pT alone", () => {
  const touched = singleTopSystematics.filter(
    (one) => one.kind === "shift" && /^jet_scale_eta/.test(one.name) && one.shift(event, 1),
  );
  expect(touched.map(({ name }) => name)).toEqual(["jet_scale_eta0_pt3", "jet_scale_eta4_pt2"]);
  const [scale] = touched;
  if (scale?.kind !== "shift") throw new Error("a shift is wanted");
  expect(scale.shift(event, 1)!.jets[0]!.pt / 72).toBeCloseTo(1.01, 10);
  expect(scale.shift(event, -1)!.jets[0]!.pt / 72).toBeCloseTo(0.99, 10);
});

test("jets alone have uncertainties of their own and no others", () => {
  const own = singleTopSystematics.filter((one) => appliesTo(one, "multijet_muon"));
  expect(new Set(own.map(({ group }) => group))).toEqual(new Set(["multijet"]));
  expect(singleTopSystematics.filter((one) => appliesTo(one, "t")).length).toBe(
    singleTopSystematics.length - own.length,
  );
});
