import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, type Part, pass, together, type Verdict } from "toplab/grade";
import { regionOf as rightRegion } from "toplab/sim/single-top";
import type { RegionQuestion } from "./probe.ts";

/** Events on both sides of every cut, none on a cut. */
function events(seed: number): RegionQuestion[] {
  const random = seededRandom(seed);
  return Array.from({ length: 800 }, () => ({
    lep_type: random() < 0.5 ? 11 : 13,
    lep_pt: 25 + 30 * random() ** 2 + 1e-6,
    lep_eta: 4.9 * random() - 2.45,
    met_et: 60 * random() + 1e-6,
    angle: Math.PI * Math.sqrt(random()),
    transverse_mass: 120 * random() + 1e-6,
    lepton_tag_mass: 40 + 160 * random() + 1e-6,
  }));
}

const answerOf = (event: RegionQuestion): string =>
  rightRegion({
    lepton: { pt: event.lep_pt, eta: event.lep_eta, isMuon: event.lep_type === 13 },
    missing: event.met_et,
    angle: event.angle,
    transverseMass: event.transverse_mass,
    leptonTagMass: event.lepton_tag_mass,
  }) ?? "none";

/** What is likely if events of this region, or of none, are not found. */
const complaints: Readonly<Record<string, string>> = {
  SR: "Some events of the signal region are taken for something else: is a cut too tight, or the wrong way round?",
  "B-e":
    "Electrons of the barrel with little missing momentum are not all found: η can be negative, so take |η|.",
  "EC-e":
    "Electrons of the end caps with little missing momentum are not all found: η can be negative, so take |η|.",
  mu: "The muons' region is not right: it asks for pT *below* 40 GeV · angle/π, and for more than 30 GeV missing.",
  none: "Some events that belong nowhere are given a region: is one of the cuts missing? All ask for pT > 28 GeV, and an electron between 1.37 and 1.52 has no region of its own.",
};

export const exercise: Exercise<
  readonly RegionQuestion[],
  { regions: string[] },
  readonly string[]
> = {
  id: "10-how-sure/region",
  title: "Which region?",
  points: 3,
  answers: ["regionOf"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Go through the table from the top, one `if` with its `return` for each line; what is common to all lines comes first: `if (event.lep_pt <= 28) return undefined;`.",
      "`Math.abs(event.lep_eta)` is |η|, and π is `Math.PI`.",
      "The signal region: `event.met_et > 30 && event.lep_pt >= 40 * event.angle / Math.PI && event.transverse_mass > 50 && event.lepton_tag_mass < 160`.",
    ],
    es: [
      "Recorre la tabla desde arriba, con un `if` y su `return` por línea; lo que es común a todas va primero: `if (event.lep_pt <= 28) return undefined;`.",
      "`Math.abs(event.lep_eta)` es |η|, y π es `Math.PI`.",
      "La región de señal: `event.met_et > 30 && event.lep_pt >= 40 * event.angle / Math.PI && event.transverse_mass > 50 && event.lepton_tag_mass < 160`.",
    ],
    ru: [
      "Идите по таблице сверху, на каждую строку по `if` с `return`; общее для всех строк — вначале: `if (event.lep_pt <= 28) return undefined;`.",
      "`Math.abs(event.lep_eta)` — это |η|, а π — `Math.PI`.",
      "Сигнальная область: `event.met_et > 30 && event.lep_pt >= 40 * event.angle / Math.PI && event.transverse_mass > 50 && event.lepton_tag_mass < 160`.",
    ],
  },
  inputs: events,
  reference: (seed) => events(seed).map(answerOf),
  judge: ({ regions }, { reference }) => {
    const calls = judges.readCalls(regions, "`regionOf`");
    if ("verdict" in calls) return calls.verdict;
    const given = calls.value.map((answer) => answer ?? "none");
    const unknown = given.find((answer) => !(typeof answer === "string" && answer in complaints));
    if (unknown !== undefined) {
      return fail("`regionOf` should return SR, B-e, EC-e, mu or undefined, spelt like this.");
    }
    const judgeOne = (region: string): Verdict =>
      reference.every((right, i) => right !== region || given[i] === region)
        ? pass()
        : fail(complaints[region]!);
    return together(
      Object.keys(complaints).map(
        (region): Part => ({ verdict: judgeOne(region), weight: region === "SR" ? 2 : 1 }),
      ),
    );
  },
  wrong: [
    {
      name: "η without its sign",
      code: `function regionOf(event) {
  const isElectron = event.lep_type === 11;
  if (event.lep_pt <= 28) return undefined;
  if (event.met_et < 30) {
    if (!isElectron) return undefined;
    return event.lep_eta < 1.37 ? "B-e" : event.lep_eta > 1.52 ? "EC-e" : undefined;
  }
  if (event.lep_pt < (40 * event.angle) / Math.PI) return isElectron ? undefined : "mu";
  return event.transverse_mass > 50 && event.lepton_tag_mass < 160 ? "SR" : undefined;
}`,
      points: 2,
      reason: /negative/,
    },
    {
      name: "the signal region takes everything",
      code: `function regionOf(event) {
  const isElectron = event.lep_type === 11;
  const absEta = Math.abs(event.lep_eta);
  if (event.lep_pt > 28 && event.met_et < 30 && isElectron && absEta < 1.37) return "B-e";
  if (event.lep_pt > 28 && event.met_et < 30 && isElectron && absEta > 1.52) return "EC-e";
  if (event.lep_pt > 28 && event.met_et > 30 && !isElectron && event.lep_pt < (40 * event.angle) / Math.PI) return "mu";
  return "SR";
}`,
      points: 2.5,
      reason: /belong nowhere/,
    },
    {
      name: "muons the wrong way round",
      code: `function regionOf(event) {
  const isElectron = event.lep_type === 11;
  const absEta = Math.abs(event.lep_eta);
  if (event.lep_pt <= 28) return undefined;
  if (event.met_et < 30) {
    if (!isElectron) return undefined;
    return absEta < 1.37 ? "B-e" : absEta > 1.52 ? "EC-e" : undefined;
  }
  if (event.lep_pt > (40 * event.angle) / Math.PI) return isElectron ? undefined : "mu";
  return event.transverse_mass > 50 && event.lepton_tag_mass < 160 ? "SR" : undefined;
}`,
      points: 1,
      reason: /muons' region/,
    },
    {
      name: "other names",
      code: 'function regionOf(event) { return event.lep_type === 11 ? "electron" : "muon"; }',
      points: 0,
      reason: /spelt like this/,
    },
  ],
};
