import { type Exercise, fail, judges, notAttempted } from "toplab/grade";
import {
  countMeasured,
  detect,
  detectionEfficiency,
  generateDrellYan,
  luminosityOf,
} from "toplab/sim";

/** A cross-section in pb. */
interface CrossSection {
  readonly value: number;
  readonly error: number;
}

interface Reference extends CrossSection {
  readonly efficiency: number;
}

/** The lesson's own steps, with its seeds. */
function reference(): Reference {
  const cuts = { ptMin: 25, etaMax: 2.4, massRange: [66, 116] } as const;
  const massRange = [50, 150] as const;
  const collisions = generateDrellYan({ nEvents: 100_000, seed: 13, massRange });
  const simulation = generateDrellYan({ nEvents: 200_000, seed: 14, massRange });
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
      return notAttempted("`crossSection` has no value yet: replace the undefined of the cell.");
    }
    if (unit !== "pb") return fail('The unit of `crossSection` should be the text "pb".');
    const isNear = (other: number): boolean =>
      typeof value === "number" && Math.abs(value / other - 1) < 1e-3;
    if (isNear(reference.value * reference.efficiency)) {
      return fail("This is N / L: the pairs that the detector missed are not in it yet.");
    }
    if (isNear(reference.value * reference.efficiency ** 2)) {
      return fail(
        "The efficiency is on the wrong side of the fraction: a detector that misses pairs must make σ larger than N / L.",
      );
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
