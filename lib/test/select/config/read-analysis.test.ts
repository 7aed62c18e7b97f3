import { describe, expect, test } from "vitest";
import { mimeBundle } from "../../../core/index.ts";
import { readAnalysis } from "../../../select/index.ts";
import { example } from "../example.ts";

/** What is said about the example with one thing changed. */
function said(
  from: string | RegExp,
  to: string,
): { readonly message: string; readonly line: number } {
  const text = example.replace(from, to);
  expect(text).not.toBe(example);
  return {
    message: saidOf(text),
    line: example
      .slice(0, typeof from === "string" ? example.indexOf(from) : example.search(from))
      .split("\n").length,
  };
}

function saidOf(text: string): string {
  try {
    readAnalysis(text, { name: "z.yaml" });
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return "nothing";
}

test("the example of the documentation is right, and shows itself", () => {
  const analysis = readAnalysis(example, { name: "z.yaml" });
  expect(analysis.samples.map(({ name, process, kind }) => [name, process, kind])).toEqual([
    ["data", "data", "data"],
    ["zee", "Z", "simulation"],
    ["zmumu", "Z", "simulation"],
    ["ttbar", "ttbar", "simulation"],
  ]);
  expect(analysis.objects.electrons.map(({ text }) => text)).toEqual([
    "pt > 25",
    "abs(eta) < 2.47",
    "abs(eta) < 1.37 || abs(eta) > 1.52",
    "isolation < 0.15",
  ]);
  expect(analysis.regions.map(({ name, kind, fit }) => [name, kind, fit])[4]).toEqual([
    ...["emu0b", "validation", "count"],
  ]);
  expect(String(analysis[mimeBundle]()["text/plain"])).toContain("ee, mumu, emu1b, emu2b, emu0b");
});

describe("what is wrong is told in a sentence with file, line and key:", () => {
  test.each<[string, string | RegExp, string, string]>([
    [
      "a slip in a key",
      "luminosity:",
      "luminosty:",
      "z.yaml:2: luminosty is not known here: is luminosity meant?",
    ],
    [
      "a slip further in",
      "zee: { files",
      "zee: { fils",
      "z.yaml:6: samples.zee.fils is not known here: is files meant?",
    ],
    [
      "a key of nothing alike",
      "process: Z }",
      "proc: Z, xyz: 1 }",
      "z.yaml:6: samples.zee.proc is not known here: there are files, kind, process, tree, crossSection, kFactor, sumOfWeights, duplicates, where, weight, definitions",
    ],
    [
      "a wrong word",
      "kind: data",
      "kind: dat",
      'z.yaml:5: samples.data.kind is "dat": is data meant?',
    ],
    [
      "a text for a number",
      "value: 20",
      "value: twenty",
      'z.yaml:2: luminosity.value is "twenty"; a number is wanted',
    ],
    [
      "a number below 0",
      "value: 20",
      "value: -20",
      "z.yaml:2: luminosity.value is -20; more than 0 is wanted",
    ],
    [
      "infinity",
      "value: 20",
      "value: .inf",
      "z.yaml:2: luminosity.value is Infinity; a number is wanted",
    ],
    ["a missing bracket", "nBJets == 1]", "nBJets == 1", "z.yaml:"],
    [
      "a key that is there twice",
      "trigger: trigger == 1",
      "title: again",
      "z.yaml:10: is not YAML as wanted here: Map keys must be unique",
    ],
    [
      "an expression that is none",
      "nElectrons == 2",
      "nElectrons === 2",
      'z.yaml:LINE: regions.ee.cuts[0].two electrons is not right: Cannot use the expression "nElectrons === 2": there is no operator ===: write ==',
    ],
    [
      "a bracket in an expression",
      "isPeak: mass(ll) > 66",
      "isPeak: mass(ll > 66",
      "z.yaml:LINE: definitions.isPeak is not right: Cannot use the expression",
    ],
    [
      "bins that go backwards",
      "from: 66, to: 116",
      "from: 116, to: 66",
      "z.yaml:LINE: variables.mass.bins is not right: Cannot bin [116, 66]",
    ],
    [
      "bins and edges",
      "bins: 25,",
      "edges: [1, 2],",
      "z.yaml:LINE: variables.mass wants either bins, from and to, or edges",
    ],
    [
      "too many bins",
      "bins: 25",
      "bins: 1e9",
      "z.yaml:LINE: variables.mass.bins is 1000000000; 10000 or less is wanted",
    ],
    [
      "a variable that is not there",
      "fit: mass",
      "fit: mas",
      "z.yaml:LINE: regions.ee.fit is mas, which is no variable: is mass meant?",
    ],
    [
      "a process that is not there",
      "mu_tt: ttbar",
      "mu_tt: tbar",
      "z.yaml:LINE: measurement.strengths.mu_tt multiplies tbar, which is no process: is ttbar meant?",
    ],
    [
      "a strength that is not there",
      "poi: mu_tt",
      "poi: mu_ttt",
      "z.yaml:LINE: measurement.poi is mu_ttt, which is no strength: is mu_tt meant?",
    ],
    [
      "a systematic of two kinds",
      "{ pileUp: 0.03 }",
      "{ pileUp: 0.03, normalisation: 0.1 }",
      "z.yaml:LINE: systematics.pileUp wants one of normalisation, weight, change, pileUp, and has normalisation and pileUp",
    ],
    [
      "a systematic of no kind",
      "{ pileUp: 0.03 }",
      "{ on: true }",
      "z.yaml:LINE: systematics.pileUp wants one of normalisation, weight, change, pileUp, and has none of them",
    ],
    [
      "a change without its size",
      "change: jets, by: 0.02",
      "change: jets",
      'z.yaml:LINE: systematics.jetScale has no "by"',
    ],
    [
      "a systematic of no sample",
      "0.03, samples: Z",
      "0.03, samples: Y",
      "z.yaml:LINE: systematics.zTheory.samples names Y, which is no sample that it could apply to",
    ],
    [
      "a weight that is not there",
      "replaces: reconstruction",
      "replaces: reconstrution",
      "z.yaml:LINE: systematics.reconstruction.weight.replaces is reconstrution, which is no weight: is reconstruction meant?",
    ],
    [
      "a name that is taken",
      "ll: leptons[0]",
      "leptons: leptons[0]",
      "z.yaml:LINE: definitions.leptons cannot be the name of a definition",
    ],
    [
      "a function's name",
      "ll: leptons[0]",
      "mass: leptons[0]",
      "z.yaml:LINE: definitions.mass cannot be the name of a definition",
    ],
    ["a name with a dot", "emu1b:", "emu.1b:", "z.yaml:LINE: regions.emu.1b cannot be a name"],
    [
      "a cross-section of the data",
      "kind: data",
      "kind: data, crossSection: 3",
      "z.yaml:5: samples.data.crossSection means nothing for data: leave it out",
    ],
    [
      "a working point that nobody has",
      "bTag: 77",
      "bTag: 75",
      "z.yaml:18: objects.jets.bTag is 75; one of 60, 70, 77, 85 %",
    ],
    [
      "no luminosity",
      /luminosity.*\n/,
      "",
      "z.yaml:5: samples.zee is simulated, and the luminosity that it is brought to is not told",
    ],
    [
      "one process of two kinds",
      "ttbar: { files: ttbar.parquet }",
      "ttbar: { files: a, kind: estimate, process: Z }",
      "z.yaml:8: samples.ttbar belongs to Z, which has another sample that is no estimate",
    ],
    [
      "no regions",
      /regions:[\s\S]*?\nvariables/,
      "regions: {}\n\nvariables",
      "z.yaml:LINE: regions is without entries; 1 entry or more is wanted",
    ],
    [
      "an unknown tag",
      "title: Z",
      "title: !!js Z",
      "z.yaml:1: is not YAML as wanted here: Unresolved tag",
    ],
  ])("%s", (_, from, to, message) => {
    const { message: got, line } = said(from, to);
    expect(got).toContain(message.replace("LINE", `${line}`));
  });

  test("an empty file, a list, a number", () => {
    expect(saidOf("\n")).toBe("z.yaml:1: is empty; entries of the form key: value is wanted");
    expect(saidOf("- a\n- b\n")).toBe(
      "z.yaml:1: is a list of 2; entries of the form key: value is wanted",
    );
    expect(saidOf("42\n")).toBe("z.yaml:1: is 42; entries of the form key: value is wanted");
  });

  test("aliases that would make a small text very long", () => {
    const bombs = Array.from(
      { length: 9 },
      (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}, `.repeat(9) : "x"}]`,
    );
    expect(saidOf(`${bombs.join("\n")}\n`)).toMatch(
      /^z.yaml: cannot be read as YAML \(Excessive alias count/,
    );
  });
});

test("a file that is not there is told by the system's error", () => {
  expect(() => readAnalysis("nowhere.yaml")).toThrow(/ENOENT.*nowhere.yaml/);
});
