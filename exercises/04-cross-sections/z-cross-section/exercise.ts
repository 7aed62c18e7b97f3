import { filter } from "toplab/event";
import { type Exercise, fail, judges, partial, type Verdict } from "toplab/grade";
import { conditions } from "toplab/sim/cross-sections";
import { expectedIn } from "../expected-counts.ts";
import { lessonData } from "../lesson-data.ts";
import { isInside, lessonSimulation } from "../lesson-simulation.ts";

interface Measured {
  readonly value: number;
  readonly error: number;
}

interface Reference extends Measured {
  readonly correction: number;
  readonly acceptance: number;
  /** σ [pb] if what is not Z is taken for it. */
  readonly noBackground: number;
}

async function reference(seed: number): Promise<Reference> {
  const { run, made } = await lessonSimulation();
  const inside = filter(made.zee, isInside).nEvents;
  const correction = run.cutflow("zee", "ee").at(-1)!.passed / inside;
  const perEvent = conditions.prescale / (correction * conditions.luminosity);
  const { seen } = await lessonData(seed);
  const { rest } = await expectedIn("ee", "Z");
  return {
    ...{ value: (seen.ee - rest) * perEvent, error: Math.sqrt(seen.ee) * perEvent },
    ...{ correction, acceptance: inside / made.zee.nEvents, noBackground: seen.ee * perEvent },
  };
}

/** Of the statistical error: everybody counts the same events, and rounds a little. */
const MAX_PULL = 0.15;

export const exercise: Exercise<null, { zCrossSection: Measured }, Reference> = {
  id: "04-cross-sections/z-cross-section",
  title: "σ(Z) from electrons",
  points: 3,
  answers: ["zCrossSection"],
  prerequisites: ["correction"],
  limits: { seconds: 20 },
  hints: {
    en: [
      "σ = (N − B) / (C · L), with the luminosity that these pairs have seen: 3200 pb⁻¹ divided by the prescale.",
      "`const perEvent = 1 / (correction.ee * 32);` is what one event is worth, in pb.",
      "N fluctuates by √N, and the cross-section by √N times what one event is worth.",
    ],
    es: [
      "σ = (N − B) / (C · L), con la luminosidad que han visto estas parejas: 3200 pb⁻¹ dividido por la preescala.",
      "`const perEvent = 1 / (correction.ee * 32);` es lo que vale un suceso, en pb.",
      "N fluctúa en √N, y la sección eficaz en √N por lo que vale un suceso.",
    ],
    ru: [
      "σ = (N − B) / (C · L) с той светимостью, которую видели эти пары: 3200 пб⁻¹, делённые на прореживание.",
      "`const perEvent = 1 / (correction.ee * 32);` — сколько пб приходится на одно событие.",
      "N колеблется на √N, а сечение — на √N, умноженный на цену одного события.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ zCrossSection }, { reference }) => {
    const record = judges.readRecord(zCrossSection, "`zCrossSection`", ["value", "error"]);
    if ("verdict" in record) return record.verdict;
    const { value } = record.value;
    if (value === undefined || value === null) {
      return judges.missing("`zCrossSection`").verdict;
    }
    const known = typeof value === "number" && namedMistake(value, reference);
    return (
      known ||
      judges.measurement(zCrossSection, reference, {
        ...{ name: "`zCrossSection`", maxPull: MAX_PULL, valueShare: 2 / 3, errorFactor: 1.3 },
      })
    );
  },
  wrong: [
    {
      name: "the prescale forgotten",
      code: "const zCrossSection = { value: (seen.ee - notZ.ee) / (correction.ee * 3200), error: Math.sqrt(seen.ee) / (correction.ee * 3200) };",
      points: 1,
      reason: /one in a hundred/,
    },
    {
      name: "no correction",
      code: "const zCrossSection = { value: (seen.ee - notZ.ee) / 32, error: Math.sqrt(seen.ee) / 32 };",
      points: 0,
      reason: /C is missing/,
    },
    {
      name: "the square root alone",
      code: "const zCrossSection = { value: (seen.ee - notZ.ee) / (correction.ee * 32), error: Math.sqrt(seen.ee) };",
      points: 2,
      reason: /uncertainty/,
    },
    {
      name: "the acceptance",
      code: "const zCrossSection = { value: (seen.ee - notZ.ee) / (acceptance * 32), error: Math.sqrt(seen.ee) / (acceptance * 32) };",
      points: 0,
      reason: /does not belong/,
    },
    {
      name: "the background left in",
      code: "const zCrossSection = { value: seen.ee / (correction.ee * 32), error: Math.sqrt(seen.ee) / (correction.ee * 32) };",
      points: 2,
      reason: /not Z is still in/,
    },
    {
      name: "the cross-section of the simulation",
      code: `const reach = filter(made.zee, isFiducial).nEvents / made.zee.nEvents;
const zCrossSection = { value: 2008.1 * reach, error: Math.sqrt(seen.ee) / (correction.ee * 32) };`,
      points: 1,
      reason: /value of .* is not right yet/,
    },
  ],
};

function namedMistake(value: number, reference: Reference): Verdict | undefined {
  const { value: right, error, correction, acceptance, noBackground } = reference;
  const isNear = (other: number): boolean => Math.abs(value / other - 1) < 0.01;
  if (isNear(right / conditions.prescale)) {
    return partial(1 / 3, {
      en: "This is a hundred times too small: of these pairs one in a hundred was kept.",
      es: "Es cien veces demasiado pequeño: de estas parejas se guardó una de cada cien.",
      ru: "Это в сто раз меньше, чем нужно: из этих пар сохранена одна из ста.",
    });
  }
  if (isNear(right * correction)) {
    return fail({
      en: "C is missing: what the detector has lost counts too.",
      es: "Falta C: lo que el detector ha perdido también cuenta.",
      ru: "Не хватает C: потерянное детектором тоже идёт в счёт.",
    });
  }
  if (isNear((right * correction) / acceptance)) {
    return fail({
      en: "The acceptance does not belong here: this is the cross-section inside of the fiducial region, and C alone corrects it.",
      es: "La aceptancia no entra aquí: esta es la sección eficaz dentro de la región fiducial, y solo la corrige C.",
      ru: "Аксептансу здесь не место: это сечение внутри доверительного объёма, и поправка к нему — только C.",
    });
  }
  if (Math.abs(value - noBackground) < MAX_PULL * error) {
    return partial(2 / 3, {
      en: "What is not Z is still in: it is little, but it has to go.",
      es: "Lo que no es Z sigue dentro: es poco, pero hay que quitarlo.",
      ru: "Внутри осталось то, что не Z: этого мало, но его нужно вычесть.",
    });
  }
  return undefined;
}
