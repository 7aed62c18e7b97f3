import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, pass, type Verdict, wrongType } from "toplab/grade";
import { isInside } from "../lesson-simulation.ts";

/** What the student's function is called with. */
export interface Decay extends Readonly<Record<string, number>> {
  readonly mass: number;
  readonly pt1: number;
  readonly eta1: number;
  readonly pt2: number;
  readonly eta2: number;
}

function decays(seed: number): Decay[] {
  const random = seededRandom(seed);
  return Array.from({ length: 400 }, () => ({
    mass: 56 + 70 * random(),
    pt1: 15 + 40 * random(),
    eta1: 7 * random() - 3.5,
    pt2: 15 + 40 * random(),
    eta2: 7 * random() - 3.5,
  }));
}

type Cut = (decay: Decay) => boolean;
const { abs, max, min } = Math;
const isPeak: Cut = ({ mass }) => mass > 66 && mass < 116;
const areHard: Cut = ({ pt1, pt2 }) => min(pt1, pt2) > 25;
const areCentral: Cut = ({ eta1, eta2 }) => max(abs(eta1), abs(eta2)) < 2.5;

const mistakes: readonly (readonly [Cut, Verdict])[] = [
  [
    (d) => areHard(d) && areCentral(d),
    partial(0.5, {
      en: "The leptons are right; the window of mass is missing.",
      es: "Los leptones están bien; falta la ventana de masa.",
      ru: "С лептонами всё верно; не хватает окна по массе.",
    }),
  ],
  [
    (d) => isPeak(d) && areCentral(d),
    partial(0.5, {
      en: "Angles and mass are right; the cut on pT is missing.",
      es: "Los ángulos y la masa están bien; falta el corte en pT.",
      ru: "С углами и массой всё верно; не хватает отбора по pT.",
    }),
  ],
  [
    (d) => isPeak(d) && areHard(d),
    partial(0.5, {
      en: "Momenta and mass are right; the cut on η is missing.",
      es: "Los momentos y la masa están bien; falta el corte en η.",
      ru: "С импульсами и массой всё верно; не хватает отбора по η.",
    }),
  ],
  [
    (d) => isPeak(d) && areHard(d) && max(d.eta1, d.eta2) < 2.5,
    partial(0.5, {
      en: "Leptons with η below −2.5 pass: the cut is on |η|, Math.abs(eta).",
      es: "Pasan leptones con η por debajo de −2,5: el corte es en |η|, `Math.abs(eta)`.",
      ru: "Проходят лептоны с η ниже −2,5: отбор делается по |η|, `Math.abs(eta)`.",
    }),
  ],
  [
    (d) => isPeak(d) && ((d.pt1 > 25 && abs(d.eta1) < 2.5) || (d.pt2 > 25 && abs(d.eta2) < 2.5)),
    fail({
      en: "Here one good lepton is enough: both must be inside the cuts.",
      es: "Aquí basta un lepton bueno: ambos deben estar dentro de los cortes.",
      ru: "Здесь хватает одного хорошего лептона: отбор должны пройти оба.",
    }),
  ],
];

export const exercise: Exercise<readonly Decay[], { inside: boolean[] }, null> = {
  id: "04-cross-sections/fiducial",
  title: "The fiducial region",
  points: 2,
  answers: ["isFiducial"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "`Math.min(pair.pt1, pair.pt2) > 25` says that both are above 25 GeV.",
      "`Math.abs(pair.eta1) < 2.5` is |η| < 2.5; join conditions with `&&`, and do not forget `return`.",
    ],
    es: [
      "`Math.min(pair.pt1, pair.pt2) > 25` dice que ambos están por encima de 25 GeV.",
      "`Math.abs(pair.eta1) < 2.5` es |η| < 2.5; une las condiciones con `&&` y no olvides `return`.",
    ],
    ru: [
      "`Math.min(pair.pt1, pair.pt2) > 25` означает, что оба выше 25 ГэВ.",
      "`Math.abs(pair.eta1) < 2.5` — это |η| < 2.5; соединяйте условия знаком `&&` и не забудьте `return`.",
    ],
  },
  inputs: decays,
  reference: () => null,
  judge: ({ inside }, { inputs }) => {
    const calls = judges.readCalls(inside, "`isFiducial`");
    if ("verdict" in calls) return calls.verdict;
    if (!calls.value.every((answer) => typeof answer === "boolean")) {
      return wrongType({
        en: "`isFiducial` should return true or false.",
        es: "`isFiducial` debería devolver `true` o `false`.",
        ru: "`isFiducial` должна возвращать `true` или `false`.",
      });
    }
    const isLike = (cut: Cut): boolean => inputs.every((decay, i) => calls.value[i] === cut(decay));
    if (isLike(isInside)) return pass();
    const known = mistakes.find(([cut]) => isLike(cut));
    return (
      known?.[1] ??
      fail({
        en: "Some pairs are on the wrong side: try one by hand, with each cut in turn.",
        es: "Algunas parejas están en el lado equivocado: prueba una a mano, corte por corte.",
        ru: "Некоторые пары не на той стороне: проверьте одну вручную, отбор за отбором.",
      })
    );
  },
  wrong: [
    {
      name: "no window of mass",
      code: `function isFiducial(pair) {
  return Math.min(pair.pt1, pair.pt2) > 25 && Math.max(Math.abs(pair.eta1), Math.abs(pair.eta2)) < 2.5;
}`,
      points: 1,
      reason: /mass is missing/,
    },
    {
      name: "η with its sign",
      code: `function isFiducial(pair) {
  return pair.mass > 66 && pair.mass < 116 && Math.min(pair.pt1, pair.pt2) > 25 && pair.eta1 < 2.5 && pair.eta2 < 2.5;
}`,
      points: 1,
      reason: /Math\.abs/,
    },
    {
      name: "one lepton",
      code: `function isFiducial(pair) {
  const good = (pt, eta) => pt > 25 && Math.abs(eta) < 2.5;
  return pair.mass > 66 && pair.mass < 116 && (good(pair.pt1, pair.eta1) || good(pair.pt2, pair.eta2));
}`,
      points: 0,
      reason: /both must be/,
    },
    {
      name: "always",
      code: "function isFiducial(pair) { return true; }",
      points: 0,
      reason: /wrong side/,
    },
  ],
};
