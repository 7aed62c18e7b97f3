import { seededRandom } from "toplab/core";
import {
  type Exercise,
  fail,
  judges,
  type Part,
  pass,
  together,
  type Verdict,
  type Words,
} from "toplab/grade";
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
const complaints: Readonly<Record<string, Words>> = {
  SR: {
    en: "Some events of the signal region are taken for something else: is a cut too tight, or the wrong way round?",
    es: "Algunos sucesos de la región de señal se toman por otra cosa: ¿hay un corte demasiado estricto, o al revés?",
    ru: "Некоторые события сигнальной области приняты за что-то другое: не слишком ли строг один из отборов, не перевёрнут ли он?",
  },
  "B-e": {
    en: "Electrons of the barrel with little missing momentum are not all found: η can be negative, so take |η|.",
    es: "No se encuentran todos los electrones del barril con poco momento que falta: η puede ser negativa, así que toma |η|.",
    ru: "Найдены не все электроны центральной части с малым недостающим импульсом: η бывает отрицательной, берите |η|.",
  },
  "EC-e": {
    en: "Electrons of the end caps with little missing momentum are not all found: η can be negative, so take |η|.",
    es: "No se encuentran todos los electrones de las tapas con poco momento que falta: η puede ser negativa, así que toma |η|.",
    ru: "Найдены не все электроны торцевых частей с малым недостающим импульсом: η бывает отрицательной, берите |η|.",
  },
  mu: {
    en: "The muons' region is not right: it asks for pT *below* 40 GeV · angle/π, and for more than 30 GeV missing.",
    es: "La región de los muones no es correcta: pide pT *por debajo* de 40 GeV · ángulo/π, y que falten más de 30 GeV.",
    ru: "Область мюонов неверна: в ней pT *ниже* 40 ГэВ · угол/π, а недостающий импульс больше 30 ГэВ.",
  },
  none: {
    en: "Some events that belong nowhere are given a region: is one of the cuts missing? All ask for pT > 28 GeV, and an electron between 1.37 and 1.52 has no region of its own.",
    es: "A algunos sucesos que no son de ninguna región se les da una: ¿falta algún corte? Todas piden pT > 28 GeV, y un electrón entre 1,37 y 1,52 no tiene región propia.",
    ru: "Некоторым событиям, которые никуда не относятся, дана область: не забыт ли один из отборов? Везде нужно pT > 28 ГэВ, а у электрона между 1,37 и 1,52 своей области нет.",
  },
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
      return fail({
        en: "`regionOf` should return SR, B-e, EC-e, mu or undefined, spelt like this.",
        es: "`regionOf` debe devolver SR, B-e, EC-e, mu o undefined, escritos exactamente así.",
        ru: "`regionOf` должна возвращать SR, B-e, EC-e, mu или undefined, написанные именно так.",
      });
    }
    const judgeOne = (region: string): Verdict => {
      const isWrong = (right: string, i: number): boolean => right !== given[i];
      const mistaken =
        reference.find((right, i) => right === region && isWrong(right, i)) ??
        reference.find((right, i) => given[i] === region && isWrong(right, i));
      return mistaken === undefined ? pass() : fail(complaints[mistaken]!);
    };
    return together([
      { verdict: judgeOne("SR"), weight: 3 },
      ...["B-e", "EC-e", "mu"].map((region): Part => ({ verdict: judgeOne(region) })),
    ]);
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
      points: 1.5,
      reason: /belong nowhere/,
    },
    {
      name: "everything is signal",
      code: 'function regionOf(event) { return "SR"; }',
      points: 0,
      reason: /not all found/,
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
