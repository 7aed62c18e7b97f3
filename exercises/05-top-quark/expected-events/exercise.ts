import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  type Part,
  together,
  type Verdict,
} from "toplab/grade";
import { labelledSample } from "toplab/sim";

const kinds = ["wjets", "qcd", "ttbar"] as const;
type ByKind = Readonly<Record<(typeof kinds)[number], number>>;

interface Reference {
  readonly simulated: ByKind;
  readonly luminosity: ByKind;
}

async function reference(): Promise<Reference> {
  const samples = await Promise.all(kinds.map((kind) => labelledSample(kind, "training")));
  const [wjets, qcd, ttbar] = samples as [
    (typeof samples)[0],
    (typeof samples)[0],
    (typeof samples)[0],
  ]; // one for each kind
  const of = (f: (sample: (typeof samples)[0]) => number): ByKind => ({
    ...{ wjets: f(wjets), qcd: f(qcd), ttbar: f(ttbar) },
  });
  return {
    simulated: of(({ events }) => events.nEvents),
    luminosity: of(({ luminosity }) => luminosity),
  };
}

export const exercise: Exercise<null, { expectedEvents: ByKind }, Reference> = {
  id: "05-top-quark/expected-events",
  title: "How many do we expect?",
  points: 2,
  answers: ["expectedEvents"],
  hints: {
    en: [
      "If 40 pb⁻¹ hold 11,000 events, one pb⁻¹ holds a fortieth of them.",
      "`wjets.events.nEvents` is the number of simulated events, `wjets.luminosity` what they are worth.",
      "Divide: `wjets.events.nEvents / wjets.luminosity`, and the same for the other two.",
    ],
    es: [
      "Si 40 pb⁻¹ contienen 11 000 sucesos, un pb⁻¹ contiene la cuadragésima parte.",
      "`wjets.events.nEvents` es el número de sucesos simulados y `wjets.luminosity` la luminosidad a la que equivalen.",
      "Divide: `wjets.events.nEvents / wjets.luminosity`, y lo mismo con las otras dos.",
    ],
    ru: [
      "Если в 40 пб⁻¹ содержится 11 000 событий, то в одном пб⁻¹ — сороковая часть.",
      "`wjets.events.nEvents` — число смоделированных событий, `wjets.luminosity` — светимость, которой они соответствуют.",
      "Разделите: `wjets.events.nEvents / wjets.luminosity`, и то же для двух других выборок.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ expectedEvents }, { reference }) => {
    const record = judges.readRecord(expectedEvents, "`expectedEvents`", kinds);
    if ("verdict" in record) return record.verdict;
    if (kinds.every((kind) => (record.value[kind] ?? null) === null)) {
      return notAttempted({
        en: "`expectedEvents` has no numbers yet: replace the undefined of the cell.",
        es: "`expectedEvents` todavía no tiene números: sustituye los `undefined` de la celda.",
        ru: "В `expectedEvents` пока нет чисел: замените `undefined` в ячейке.",
      });
    }
    const parts = kinds.map(
      (kind): Part => ({ verdict: judgeOne(kind, record.value[kind], reference) }),
    );
    return together(parts);
  },
  wrong: [
    {
      name: "the simulated events, as they are",
      code: "const expectedEvents = { wjets: wjets.events.nEvents, qcd: qcd.events.nEvents, ttbar: ttbar.events.nEvents };",
      points: 0,
      reason: /how many were simulated/,
    },
    {
      name: "multiplied instead of divided",
      code: `const times = ({ events, luminosity }) => events.nEvents * luminosity;
const expectedEvents = { wjets: times(wjets), qcd: times(qcd), ttbar: times(ttbar) };`,
      points: 0,
      reason: /wrong side/,
    },
    {
      name: "one luminosity for all",
      code: `const inOne = ({ events }) => events.nEvents / ttbar.luminosity;
const expectedEvents = { wjets: inOne(wjets), qcd: inOne(qcd), ttbar: inOne(ttbar) };`,
      points: 0.67,
      reason: /its own luminosity/,
    },
  ],
};

function judgeOne(
  kind: keyof ByKind,
  claim: unknown,
  { simulated, luminosity }: Reference,
): Verdict {
  const name = `\`expectedEvents.${kind}\``;
  const expected = simulated[kind] / luminosity[kind];
  const verdict = judges.withinTolerance(claim, expected, { name, relative: 0.005 });
  if (verdict.status !== "fail" || typeof claim !== "number") return verdict;
  const isNear = (other: number): boolean => Math.abs(claim / other - 1) < 0.005;
  const isOfAnother = kinds.some((other) => isNear(simulated[kind] / luminosity[other]));
  if (isNear(simulated[kind])) {
    return fail({
      en: `${name} is how many were simulated: they stand for more than 1 pb⁻¹.`,
      es: `${name} es el número de sucesos simulados, que equivalen a más de 1 pb⁻¹.`,
      ru: `${name} — число смоделированных событий, а они соответствуют больше чем 1 пб⁻¹.`,
    });
  }
  if (isNear(simulated[kind] * luminosity[kind])) {
    return fail({
      en: `The luminosity is on the wrong side of the fraction in ${name}.`,
      es: `En ${name} la luminosidad está en el lado equivocado de la fracción.`,
      ru: `В ${name} светимость стоит не на своём месте в дроби.`,
    });
  }
  if (!isOfAnother) return verdict;
  return fail({
    en: `${name} was divided by the luminosity of another sample: each kind has its own luminosity.`,
    es: `${name} se ha dividido por la luminosidad de otra muestra: cada tipo tiene su propia luminosidad.`,
    ru: `${name} разделено на светимость другой выборки: у каждого рода своя светимость.`,
  });
}
