import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, type Words } from "toplab/grade";
import { entriesOf } from "../entries.ts";
import { type CutEvent, cuts } from "./cuts.ts";

type Lists = readonly (readonly CutEvent[])[];

function lists(seed: number): Lists {
  const random = seededRandom(seed);
  return [200, 50, 0, 400].map((n) =>
    Array.from({ length: n }, () => ({
      fired: random() < 0.6 ? 1 : 0,
      nVertices: Math.floor(6 * random()),
      nLeptons: Math.floor(3.5 * random()),
      mass: 50 + 90 * random(),
    })),
  );
}

interface Reference {
  readonly right: readonly number[];
  /** Each cut for itself. */
  readonly alone: readonly number[];
  /** Without the number of all events. */
  readonly withoutAll: readonly number[];
  /** How many each cut has removed. */
  readonly lost: readonly number[];
}

function reference(seed: number): Reference {
  const all = lists(seed);
  const passed = all.map((events) =>
    [0, 1, 2, 3, 4].map(
      (n) => events.filter((event) => cuts.slice(0, n).every((keep) => keep(event))).length,
    ),
  );
  return {
    right: passed.flat(),
    alone: all.flatMap((events) => [
      events.length,
      ...cuts.map((keep) => events.filter(keep).length),
    ]),
    withoutAll: passed.flatMap((counts) => counts.slice(1)),
    lost: passed.flatMap((counts) => counts.map((n, i) => (i === 0 ? n : counts[i - 1]! - n))),
  };
}

const words: Readonly<Record<"alone" | "withoutAll" | "lost", Words>> = {
  alone: {
    en: "Each cut is asked of all events here. In a cutflow the second one only sees what the first has left.",
    es: "Aquí cada corte se aplica a todos los sucesos. En una tabla de cortes, el segundo solo ve lo que ha dejado el primero.",
    ru: "Здесь каждый отбор применяется ко всем событиям. В таблице отборов второй видит только то, что оставил первый.",
  },
  withoutAll: {
    en: "The number of all events is missing, in front.",
    es: "Falta, al principio, el número de todos los sucesos.",
    ru: "Не хватает числа всех событий: оно должно стоять в начале.",
  },
  lost: {
    en: "These are the events that each cut removes: count those that are left.",
    es: "Estos son los sucesos que elimina cada corte: cuenta los que quedan.",
    ru: "Это события, которые убирает каждый отбор: считайте те, что остались.",
  },
};

export const exercise: Exercise<Lists, { counts: number[][] }, Reference> = {
  id: "03-ntuples/cutflow",
  title: "A cutflow by hand",
  points: 2,
  answers: ["countCuts"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Keep the events that are left in a variable, and let each cut make it smaller.",
      "`let left = events;` and `const counts = [left.length];`. For each cut: `left = left.filter(cut)`.",
      "After each cut add the number of what is left: `counts.push(left.length)`; return `counts` at the end.",
    ],
    es: [
      "Guarda en una variable los sucesos que quedan y deja que cada corte la haga más pequeña.",
      "`let left = events;` y `const counts = [left.length];`. Para cada corte: `left = left.filter(cut)`.",
      "Tras cada corte añade cuántos quedan: `counts.push(left.length)`; al final devuelve `counts`.",
    ],
    ru: [
      "Храните оставшиеся события в переменной, и пусть каждый отбор её уменьшает.",
      "`let left = events;` и `const counts = [left.length];`. Для каждого отбора: `left = left.filter(cut)`.",
      "После каждого отбора добавьте число оставшихся: `counts.push(left.length)`; в конце верните `counts`.",
    ],
  },
  inputs: lists,
  reference,
  judge: ({ counts }, { reference }) => {
    const calls = judges.readCalls(counts, "`countCuts`");
    if ("verdict" in calls) return calls.verdict;
    const entries = entriesOf(calls.value);
    const judge = (expected: readonly number[]) =>
      judges.numbers(entries, expected, { name: "`countCuts`" });
    const isLike = (expected: readonly number[]) => judge(expected).status === "pass";
    if (isLike(reference.alone)) return partial(0.5, words.alone);
    if (isLike(reference.withoutAll)) return partial(0.5, words.withoutAll);
    if (isLike(reference.lost)) return fail(words.lost);
    return judge(reference.right);
  },
  wrong: [
    {
      name: "each cut for itself",
      code: "function countCuts(events, cuts) { return [events.length, ...cuts.map((cut) => events.filter(cut).length)]; }",
      points: 1,
      reason: /what the first has left/,
    },
    {
      name: "all events are missing",
      code: "function countCuts(events, cuts) { let left = events; return cuts.map((cut) => (left = left.filter(cut)).length); }",
      points: 1,
      reason: /in front/,
    },
    {
      name: "what is lost",
      code: "function countCuts(events, cuts) { let left = events; return [events.length, ...cuts.map((cut) => { const n = left.length; left = left.filter(cut); return n - left.length; })]; }",
      points: 0,
      reason: /that are left/,
    },
    {
      name: "only the last number",
      code: "function countCuts(events, cuts) { return [events.filter((event) => cuts.every((cut) => cut(event))).length]; }",
      points: 0,
      reason: /too few/,
    },
  ],
};
