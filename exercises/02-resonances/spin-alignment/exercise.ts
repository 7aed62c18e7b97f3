import { type EventTable, filter } from "toplab/event";
import {
  type Exercise,
  judges,
  notAttempted,
  type Part,
  together,
  type Verdict,
  type Words,
} from "toplab/grade";
import { cosines, isAccepted, lessonMesons, mesonsByPt } from "../lesson-samples.ts";

const kinds = ["longitudinal", "transverse"] as const;
type ByKind = Readonly<Record<(typeof kinds)[number], number>>;

interface Reference {
  readonly right: ByKind;
  /** Weights in the numerator alone. */
  readonly halfWeighted: ByKind;
}

const lambdas: ByKind = { longitudinal: -1, transverse: 1 };

function reference(): Reference {
  const [lowest] = mesonsByPt(lessonMesons());
  const accepted = filter(lowest!, isAccepted); // there are eleven bins
  const weight = (events: EventTable, lambda: number): number =>
    cosines(events).reduce((sum, cosine) => sum + 1 + lambda * cosine * cosine, 0);
  const flat = accepted.nEvents / lowest!.nEvents;
  const factors = (below: (lambda: number) => number): ByKind => {
    const factor = (lambda: number): number => flat / (weight(accepted, lambda) / below(lambda));
    return {
      longitudinal: factor(lambdas.longitudinal),
      transverse: factor(lambdas.transverse),
    };
  };
  return {
    right: factors((lambda) => weight(lowest!, lambda)),
    halfWeighted: factors(() => lowest!.nEvents),
  };
}

export const exercise: Exercise<null, { spinFactors: ByKind }, Reference> = {
  id: "02-resonances/spin-alignment",
  title: "What the spin does",
  points: 2,
  answers: ["spinFactors"],
  hints: {
    en: [
      'The weights of a table: `column(lowest, "cos_theta")`, each c turned into 1 + λ c², and added up.',
      "A(λ) is the sum of the weights of `filter(lowest, isAccepted)`, divided by the sum of those of `lowest`.",
      "A larger acceptance makes a smaller cross-section: the factor is A(0)/A(λ).",
    ],
    es: [
      'Los pesos de una tabla: `column(lowest, "cos_theta")`, cada c convertido en 1 + λ c², y sumados.',
      "A(λ) es la suma de los pesos de `filter(lowest, isAccepted)` dividida por la suma de los de `lowest`.",
      "Una aceptancia mayor da una sección eficaz menor: el factor es A(0)/A(λ).",
    ],
    ru: [
      'Веса таблицы: `column(lowest, "cos_theta")`, каждое c превращается в 1 + λ c², и всё складывается.',
      "A(λ) — сумма весов таблицы `filter(lowest, isAccepted)`, делённая на сумму весов таблицы `lowest`.",
      "Чем больше аксептанс, тем меньше сечение: множитель равен A(0)/A(λ).",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ spinFactors }, { reference }) => {
    const record = judges.readRecord(spinFactors, "`spinFactors`", kinds);
    if ("verdict" in record) return record.verdict;
    if (kinds.every((kind) => (record.value[kind] ?? null) === null)) {
      return notAttempted({
        en: "`spinFactors` has no numbers yet: replace the undefined of the cell.",
        es: "`spinFactors` todavía no tiene números: sustituye los `undefined` de la celda.",
        ru: "В `spinFactors` пока нет чисел: замените `undefined` в ячейке.",
      });
    }
    const parts = kinds.map(
      (kind): Part => ({ verdict: judgeOne(kind, record.value[kind], reference) }),
    );
    return together(parts);
  },
  wrong: [
    {
      name: "the ratio of acceptances, upside down",
      code: `const weigh = (table, lambda) => column(table, "cos_theta").reduce((sum, c) => sum + 1 + lambda * c * c, 0);
const A = (lambda) => weigh(filter(lowest, isAccepted), lambda) / weigh(lowest, lambda);
const spinFactors = { longitudinal: A(-1) / A(0), transverse: A(1) / A(0) };`,
      points: 0,
      reason: /upside down/,
    },
    {
      name: "the two exchanged",
      code: `const weigh = (table, lambda) => column(table, "cos_theta").reduce((sum, c) => sum + 1 + lambda * c * c, 0);
const A = (lambda) => weigh(filter(lowest, isAccepted), lambda) / weigh(lowest, lambda);
const spinFactors = { longitudinal: A(0) / A(1), transverse: A(0) / A(-1) };`,
      points: 0,
      reason: /exchanged/,
    },
    {
      name: "weights above the line only",
      code: `const weigh = (table, lambda) => column(table, "cos_theta").reduce((sum, c) => sum + 1 + lambda * c * c, 0);
const A = (lambda) => weigh(filter(lowest, isAccepted), lambda) / lowest.nEvents;
const spinFactors = { longitudinal: A(0) / A(-1), transverse: A(0) / A(1) };`,
      points: 0,
      reason: /denominator/,
    },
    {
      name: "only one of the two",
      code: `const weigh = (table, lambda) => column(table, "cos_theta").reduce((sum, c) => sum + 1 + lambda * c * c, 0);
const A = (lambda) => weigh(filter(lowest, isAccepted), lambda) / weigh(lowest, lambda);
const spinFactors = { longitudinal: undefined, transverse: A(0) / A(1) };`,
      points: 1,
      reason: /longitudinal/,
    },
  ],
};

function judgeOne(kind: keyof ByKind, claim: unknown, { right, halfWeighted }: Reference): Verdict {
  const name = `\`spinFactors.${kind}\``;
  const verdict = judges.withinTolerance(claim, right[kind], { name, relative: 0.005 });
  if (verdict.status !== "fail" || typeof claim !== "number") return verdict;
  const isNear = (other: number): boolean => Math.abs(claim / other - 1) < 0.005;
  const other = kind === "longitudinal" ? right.transverse : right.longitudinal;
  if (isNear(1 / right[kind])) return { ...verdict, reason: upsideDown(name) };
  if (isNear(other)) return { ...verdict, reason: exchanged };
  if (isNear(halfWeighted[kind])) return { ...verdict, reason: halfTheWeights(name) };
  return verdict;
}

const upsideDown = (name: string): Words => ({
  en: `${name} is upside down: the larger the acceptance, the smaller the cross-section that one concludes.`,
  es: `${name} está al revés: cuanto mayor es la aceptancia, menor es la sección eficaz que se deduce.`,
  ru: `${name}: дробь перевёрнута. Чем больше аксептанс, тем меньше сечение, которое из него получается.`,
});

const exchanged: Words = {
  en: "The two factors have been exchanged: longitudinal is λ = −1, transverse λ = +1.",
  es: "Los dos factores están intercambiados: λ = −1 es `longitudinal` y λ = +1, `transverse`.",
  ru: "Два множителя переставлены: λ = −1 — это `longitudinal`, λ = +1 — `transverse`.",
};

const halfTheWeights = (name: string): Words => ({
  en: `${name} has weights in the numerator of the acceptance alone: those of all J/ψ belong into the denominator.`,
  es: `${name} tiene pesos solo en el numerador de la aceptancia: en el denominador van los de todos los J/ψ.`,
  ru: `${name}: веса стоят только в числителе аксептанса, а в знаменателе нужны веса всех J/ψ.`,
});
