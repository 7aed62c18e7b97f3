import { seededRandom } from "toplab/core";
import { type Exercise, fail, partial } from "toplab/grade";
import { type Flags, judgeFlags } from "../judge-flags.ts";

export interface EventName {
  readonly run: number;
  readonly event: number;
}

type Lists = readonly (readonly EventName[])[];

interface Reference {
  readonly right: Flags;
  /** The number of the event alone. */
  readonly withoutRun: Flags;
  /** Of an event that is there twice, neither. */
  readonly neither: Flags;
  /** The last instead of the first. */
  readonly last: Flags;
  /** Only an event that follows its twin. */
  readonly neighbours: Flags;
}

/** Lists in which numbers come again, in the same run and in others. */
function lists(seed: number): Lists {
  const random = seededRandom(seed);
  return Array.from({ length: 6 }, () =>
    Array.from({ length: 40 }, () => ({
      run: 300_415 + Math.floor(3 * random()),
      event: 1 + Math.floor(25 * random()),
    })),
  );
}

const nameOf = ({ run, event }: EventName): string => `${run} ${event}`;

function reference(seed: number): Reference {
  const of = (is: (events: readonly EventName[], i: number) => boolean): Flags =>
    lists(seed).map((events) => events.map((_, i) => is(events, i)));
  const names = (events: readonly EventName[]): string[] => events.map(nameOf);
  return {
    right: of((events, i) => names(events).indexOf(nameOf(events[i]!)) === i),
    withoutRun: of(
      (events, i) => events.findIndex(({ event }) => event === events[i]!.event) === i,
    ),
    neither: of((events, i) => names(events).filter((n) => n === nameOf(events[i]!)).length === 1),
    last: of((events, i) => names(events).lastIndexOf(nameOf(events[i]!)) === i),
    neighbours: of((events, i) => i === 0 || nameOf(events[i]!) !== nameOf(events[i - 1]!)),
  };
}

export const exercise: Exercise<Lists, { flags: boolean[][] }, Reference> = {
  id: "03-ntuples/duplicates",
  title: "The same event twice",
  points: 2,
  answers: ["isFirst"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "In every run the events are counted from 1 again. What names an event, then?",
      "Keep what you have seen in a `Set`: `const seen = new Set()`, `seen.has(name)`, `seen.add(name)`. A name can be a text: `run + '/' + event`.",
      "`return events.map(({ run, event }) => { … })`: ask the set, add the name, return the answer.",
    ],
    es: [
      "En cada toma de datos los sucesos se cuentan otra vez desde 1. ¿Qué identifica entonces a un suceso?",
      "Guarda lo que ya has visto en un `Set`: `const seen = new Set()`, `seen.has(name)`, `seen.add(name)`. El nombre puede ser un texto: `run + '/' + event`.",
      "`return events.map(({ run, event }) => { … })`: pregunta al conjunto, añade el nombre, devuelve la respuesta.",
    ],
    ru: [
      "В каждом сеансе события снова нумеруются с 1. Что же тогда определяет событие?",
      "Храните увиденное в `Set`: `const seen = new Set()`, `seen.has(name)`, `seen.add(name)`. Имя может быть строкой: `run + '/' + event`.",
      "`return events.map(({ run, event }) => { … })`: спросите множество, добавьте имя, верните ответ.",
    ],
  },
  inputs: lists,
  reference,
  judge: ({ flags }, { reference: { right, withoutRun, neither, last, neighbours } }) =>
    judgeFlags(flags, "`isFirst`", right, [
      {
        flags: withoutRun,
        verdict: partial(0.5, {
          en: "Events of different runs are taken for the same one: each run counts its events anew, so only run and event together name one.",
          es: "Sucesos de tomas de datos distintas se toman por el mismo: cada toma cuenta sus sucesos desde el principio, así que solo `run` y `event` juntos identifican uno.",
          ru: "События разных сеансов приняты за одно и то же: каждый сеанс нумерует события заново, поэтому событие определяют только `run` и `event` вместе.",
        }),
      },
      {
        flags: neither,
        verdict: partial(0.5, {
          en: "Of an event that is there twice both are dropped: one should stay.",
          es: "De un suceso que está dos veces se descartan los dos: debe quedar uno.",
          ru: "Если событие встречается дважды, отброшены оба: одно должно остаться.",
        }),
      },
      {
        flags: last,
        verdict: partial(0.5, {
          en: "This keeps the last of each, not the first.",
          es: "Aquí se conserva el último de cada uno, no el primero.",
          ru: "Здесь из одинаковых остаётся последнее, а не первое.",
        }),
      },
      {
        flags: neighbours,
        verdict: fail({
          en: "This compares an event with the one before it only: its twin may be anywhere in the list.",
          es: "Aquí cada suceso se compara solo con el anterior: su gemelo puede estar en cualquier lugar de la lista.",
          ru: "Здесь событие сравнивается только с предыдущим: его двойник может стоять в списке где угодно.",
        }),
      },
    ]),
  wrong: [
    {
      name: "the run is forgotten",
      code: "function isFirst(events) { const seen = new Set(); return events.map(({ event }) => !seen.has(event) && !!seen.add(event)); }",
      points: 1,
      reason: /each run counts/,
    },
    {
      name: "both are dropped",
      code: "function isFirst(events) { return events.map((a) => events.filter((b) => b.run === a.run && b.event === a.event).length === 1); }",
      points: 1,
      reason: /one should stay/,
    },
    {
      name: "the last one stays",
      code: "function isFirst(events) { return events.map((a, i) => !events.slice(i + 1).some((b) => b.run === a.run && b.event === a.event)); }",
      points: 1,
      reason: /not the first/,
    },
    {
      name: "only neighbours are compared",
      code: "function isFirst(events) { return events.map((a, i) => i === 0 || a.run !== events[i - 1].run || a.event !== events[i - 1].event); }",
      points: 0,
      reason: /anywhere in the list/,
    },
    {
      name: "a number instead of a list",
      code: "function isFirst(events) { return new Set(events.map(({ run, event }) => run + event)).size; }",
      points: 0,
      reason: /true or false for each/,
    },
  ],
};
