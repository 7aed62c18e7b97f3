import { expect, test } from "vitest";
import { nearest } from "../../select/nearest.ts";

const known = ["luminosity", "samples", "pt", "eta", "nBJets", "nJets", "crossSection"];

test.each([
  ["luminosty", "luminosity"],
  ["lumniosity", "luminosity"],
  ["Luminosity", "luminosity"],
  ["crosssection", "crossSection"],
  ["ptt", "pt"],
  ["nBJet", "nBJets"],
  ["njets", "nJets"],
  ["phi", undefined],
  ["weight", undefined],
  ["", undefined],
])("%s is meant as %s", (name, meant) => {
  expect(nearest(name, known)).toBe(meant);
});
