import { type Exercise, fail, judges } from "toplab/grade";
import {
  countMeasured,
  detect,
  detectionEfficiency,
  generateDrellYan,
  luminosityOf,
} from "toplab/sim";
import { ownZRun } from "toplab/sim/own";

/** A cross-section in pb. */
interface CrossSection {
  readonly value: number;
  readonly error: number;
}

interface Reference extends CrossSection {
  readonly efficiency: number;
}

/** The lesson's own steps, on the run that it gives this student. */
function reference(seed: number): Reference {
  const cuts = { ptMin: 25, etaMax: 2.4, massRange: [66, 116] } as const;
  const massRange = [50, 150] as const;
  const run = ownZRun(seed);
  const collisions = generateDrellYan({ ...run, massRange });
  const { sqrtS } = run;
  const simulation = generateDrellYan({ nEvents: 200_000, seed: 14, sqrtS, massRange });
  const { value: efficiency } = detectionEfficiency(simulation, detect(simulation), cuts);
  const n = countMeasured(detect(collisions), cuts);
  const perPair = 1 / (efficiency * luminosityOf(collisions));
  return { value: n * perPair, error: Math.sqrt(n) * perPair, efficiency };
}

export const exercise: Exercise<
  null,
  { crossSection: CrossSection & { unit: string } },
  Reference
> = {
  id: "01-z-boson/cross-section",
  title: "Your first cross-section",
  points: 3,
  answers: ["crossSection"],
  hints: {
    en: [
      "σ = N / (ε L): the number is `nObserved / (efficiency.value * luminosity)`.",
      "If N fluctuates by √N, then σ fluctuates by √N / (ε L): the same factor as for the value.",
    ],
    es: [
      "σ = N / (ε L): el número es `nObserved / (efficiency.value * luminosity)`.",
      "Si N fluctúa en √N, entonces σ fluctúa en √N / (ε L): el mismo factor que para el valor.",
    ],
    ru: [
      "σ = N / (ε L): само число — `nObserved / (efficiency.value * luminosity)`.",
      "Если N флуктуирует на √N, то σ флуктуирует на √N / (ε L): множитель тот же, что и для значения.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ crossSection }, { reference }) => {
    const record = judges.readRecord(crossSection, "`crossSection`", ["value", "error", "unit"]);
    if ("verdict" in record) return record.verdict;
    const { value, unit } = record.value;
    if (value === undefined || value === null) {
      return judges.missing("`crossSection`").verdict;
    }
    if (unit !== "pb") {
      return fail({
        en: 'The unit of `crossSection` should be the text "pb".',
        es: 'La unidad de `crossSection` debería ser el texto "pb".',
        ru: 'Единицей `crossSection` должен быть текст "pb".',
      });
    }
    const isNear = (other: number): boolean =>
      typeof value === "number" && Math.abs(value / other - 1) < 1e-3;
    if (isNear(reference.value * reference.efficiency)) {
      return fail({
        en: "This is N / L: the pairs that the detector missed are not in it yet.",
        es: "Esto es N / L: todavía faltan los pares que el detector no ha visto.",
        ru: "Это N / L: пары, которые детектор упустил, здесь ещё не учтены.",
      });
    }
    if (isNear(reference.value * reference.efficiency ** 2)) {
      return fail({
        en: "The efficiency is on the wrong side of the fraction: a detector that misses pairs must make σ larger than N / L.",
        es: "La eficiencia está en el lado equivocado de la fracción: si el detector pierde pares, σ tiene que ser mayor que N / L.",
        ru: "Эффективность стоит не по ту сторону дробной черты: раз детектор упускает пары, σ должно быть больше, чем N / L.",
      });
    }
    return judges.measurement(crossSection, reference, {
      name: "`crossSection`",
      maxPull: 0.25,
      errorFactor: 1.1,
      valueShare: 2 / 3,
    });
  },
  wrong: [
    {
      name: "the efficiency is forgotten",
      code: 'const crossSection = { value: nObserved / luminosity, error: Math.sqrt(nObserved) / luminosity, unit: "pb" };',
      points: 0,
      reason: /missed/,
    },
    {
      name: "multiplied by the efficiency",
      code: `const crossSection = { value: (nObserved * efficiency.value) / luminosity,
  error: (Math.sqrt(nObserved) * efficiency.value) / luminosity, unit: "pb" };`,
      points: 0,
      reason: /wrong side/,
    },
    {
      name: "the uncertainty of the count, not of the cross-section",
      code: 'const crossSection = { value: nObserved / (efficiency.value * luminosity), error: Math.sqrt(nObserved), unit: "pb" };',
      points: 2,
      reason: /uncertainty/,
    },
  ],
};
