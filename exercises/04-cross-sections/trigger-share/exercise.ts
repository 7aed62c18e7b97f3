import { type Exercise, fail, judges } from "toplab/grade";
import { lessonSimulation } from "../lesson-simulation.ts";

interface Reference {
  readonly right: number;
  /** What is left after all cuts. */
  readonly all: number;
}

async function reference(): Promise<Reference> {
  const rows = (await lessonSimulation()).run.cutflow("zee", "ee");
  const trigger = rows.find(({ name }) => name === "trigger")!; // the lesson's analysis has one
  return {
    right: trigger.passed / trigger.before,
    all: rows.at(-1)!.passed / rows[0]!.before,
  };
}

export const exercise: Exercise<null, { triggerShare: number }, Reference> = {
  id: "04-cross-sections/trigger-share",
  title: "What the trigger takes",
  points: 1,
  answers: ["triggerShare"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Look at the table: the row of the trigger has a number of events, and the row above it another one.",
      '`const trigger = cutflow.find(({ name }) => name === "trigger");` and then `trigger.passed / trigger.before`.',
    ],
    es: [
      "Mira la tabla: la fila del trigger tiene un número de sucesos y la fila de encima otro.",
      '`const trigger = cutflow.find(({ name }) => name === "trigger");` y después `trigger.passed / trigger.before`.',
    ],
    ru: [
      "Посмотрите на таблицу: в строке триггера одно число событий, в строке над ней — другое.",
      '`const trigger = cutflow.find(({ name }) => name === "trigger");`, а затем `trigger.passed / trigger.before`.',
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ triggerShare }, { reference: { right, all } }) => {
    const judge = (expected: number) =>
      judges.withinTolerance(triggerShare, expected, { name: "`triggerShare`", absolute: 6e-4 });
    if (judge(all).status === "pass") {
      return fail({
        en: "This is what all cuts together leave: the trigger is only one of them.",
        es: "Es lo que dejan todos los cortes juntos: el trigger es solo uno de ellos.",
        ru: "Столько оставляют все отборы вместе: триггер — лишь один из них.",
      });
    }
    if (judge(1 - right).status === "pass") {
      return fail({
        en: "This is the share that is lost.",
        es: "Es la fracción que se pierde.",
        ru: "Это доля потерянных.",
      });
    }
    return judge(right);
  },
  wrong: [
    {
      name: "all cuts",
      code: "const triggerShare = cutflow.at(-1).passed / cutflow[0].before;",
      points: 0,
      reason: /only one of them/,
    },
    {
      name: "what is lost",
      code: 'const triggerRow = cutflow.find(({ name }) => name === "trigger");\nconst triggerShare = 1 - triggerRow.passed / triggerRow.before;',
      points: 0,
      reason: /is lost/,
    },
    {
      name: "in per cent",
      code: 'const triggerRow = cutflow.find(({ name }) => name === "trigger");\nconst triggerShare = (100 * triggerRow.passed) / triggerRow.before;',
      points: 0,
      reason: /per cent/,
    },
  ],
};
