import { filter } from "toplab/event";
import { type Exercise, fail, judges, notAttempted, partial } from "toplab/grade";
import { conditions, ownCrossSections } from "toplab/sim/cross-sections";
import { isInside, lessonSimulation } from "../lesson-simulation.ts";

interface Measured {
  readonly value: number;
  readonly error: number;
}

interface Reference extends Measured {
  readonly correction: number;
  readonly acceptance: number;
}

async function reference(seed: number): Promise<Reference> {
  const { run, made } = await lessonSimulation();
  const inside = filter(made.zee, isInside).nEvents;
  const correction = run.cutflow("zee", "ee").at(-1)!.passed / inside;
  const { z } = ownCrossSections(seed);
  const expected = (z * correction * conditions.luminosity) / conditions.prescale;
  return {
    ...{ value: z, error: z / Math.sqrt(expected) },
    ...{ correction, acceptance: inside / made.zee.nEvents },
  };
}

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
      return notAttempted("`zCrossSection` has no value yet: replace the undefined of the cell.");
    }
    const isNear = (other: number): boolean =>
      typeof value === "number" && Math.abs(value / other - 1) < 0.04;
    const { value: right, correction, acceptance } = reference;
    if (isNear(right / conditions.prescale)) {
      return partial(
        1 / 3,
        "This is a hundred times too small: of these pairs one in a hundred was kept.",
      );
    }
    if (isNear(right * correction))
      return fail("C is missing: what the detector has lost counts too.");
    if (isNear((right * correction) / acceptance)) {
      return fail(
        "The acceptance does not belong here: this is the cross-section inside of the fiducial region, and C alone corrects it.",
      );
    }
    return judges.measurement(zCrossSection, reference, {
      ...{ name: "`zCrossSection`", maxPull: 4, valueShare: 2 / 3, errorFactor: 1.3 },
    });
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
  ],
};
