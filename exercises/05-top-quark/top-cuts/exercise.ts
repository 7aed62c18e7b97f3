import { column, concat, take } from "toplab/event";
import { type Exercise, fail, judges, partial, pass, wrongType } from "toplab/grade";
import { labelledSample, searchFeatures } from "toplab/sim";
import { expectedSignificance } from "toplab/stats";
import { shuffled } from "../shuffled.ts";
import type { FeatureColumns } from "./probe.ts";
import { fewLeft, noEvent, whatIsKept, wholeSample } from "./words.ts";

/** Events of each kind that are tried, at most. */
const MOST = 3000;
/** How well the background is known. */
const UNCERTAINTY = 0.2;
/** Fewer simulated events than this say nothing of the background. */
const FEWEST = 20;

interface Reference {
  /** Per event: whether it is a top, and how many events of 1 pb⁻¹ it stands for. */
  readonly isTop: readonly boolean[];
  readonly weights: readonly number[];
}

interface Hidden extends Reference {
  readonly columns: FeatureColumns;
}

/** Testing events of all kinds in an order of that seed; the b-tags are left out, as in the lesson. */
async function hidden(seed: number): Promise<Hidden> {
  const kinds = ["wjets", "qcd", "ttbar"] as const;
  const samples = await Promise.all(
    kinds.map(async (kind) => {
      const { events, luminosity } = await labelledSample(kind, "testing");
      const n = Math.min(events.nEvents, MOST);
      const some = take(
        events,
        Uint32Array.from({ length: n }, (_, i) => i),
      );
      const weight = events.nEvents / (luminosity * n);
      return { kind, n, weight, looks: searchFeatures(some) };
    }),
  );
  const names = Object.keys(samples[0]!.looks.columns).filter((name) => name !== "n_tags");
  const all = samples.map(({ looks }) => looks).reduce(concat);
  const order = shuffled(all.nEvents, seed);
  const mixed = take(all, order);
  const isTop = samples.flatMap(({ kind, n }) => new Array<boolean>(n).fill(kind === "ttbar"));
  const weights = samples.flatMap(({ n, weight }) => new Array<number>(n).fill(weight));
  return {
    columns: Object.fromEntries(names.map((name) => [name, column(mixed, name)])),
    isTop: Array.from(order, (i) => isTop[i]!),
    weights: Array.from(order, (i) => weights[i]!),
  };
}

export const exercise: Exercise<FeatureColumns, { kept: boolean[] }, Reference> = {
  id: "05-top-quark/top-cuts",
  title: "Your own cuts",
  points: 3,
  answers: ["isTopLike"],
  limits: { seconds: 20 },
  hints: {
    en: [
      "Look at the plots: where do top pairs differ most? They decay into four quarks, so they have more jets, and harder ones.",
      "The background is uncertain by a fifth of itself: a cut that halves it helps even if some tops are lost. Aim at as many tops as background.",
      "Try four jets or more, together with a cut on the missing momentum and one on HT: `event.n_jets >= 4 && event.met > … && event.ht > …`.",
    ],
    es: [
      "Mira las figuras: ¿dónde se distinguen más los pares de tops? Se desintegran en cuatro quarks, así que tienen más jets, y de más momento.",
      "El fondo es incierto en una quinta parte de sí mismo: un corte que lo reduce a la mitad ayuda aunque se pierdan algunos tops. Busca tantos tops como fondo.",
      "Prueba con cuatro jets o más, junto con un corte en el momento que falta y otro en HT: `event.n_jets >= 4 && event.met > … && event.ht > …`.",
    ],
    ru: [
      "Посмотрите на графики: чем пары топ-кварков отличаются сильнее всего? Они распадаются на четыре кварка, поэтому струй больше и они жёстче.",
      "Фон неопределён на пятую часть самого себя: отбор, который уменьшает его вдвое, полезен, даже если часть топ-кварков теряется. Стремитесь к тому, чтобы топ-кварков было столько же, сколько фона.",
      "Попробуйте четыре струи или больше вместе с отборами по недостающему импульсу и по HT: `event.n_jets >= 4 && event.met > … && event.ht > …`.",
    ],
  },
  inputs: async (seed) => (await hidden(seed)).columns,
  reference: async (seed) => {
    const { isTop, weights } = await hidden(seed);
    return { isTop, weights };
  },
  judge: ({ kept }, { reference }) => {
    const calls = judges.readCalls(kept, "`isTopLike`");
    if ("verdict" in calls) return calls.verdict;
    const answers = calls.value;
    if (!answers.every((answer): answer is boolean => typeof answer === "boolean")) {
      return wrongType({
        en: "`isTopLike` should return true or false, and sometimes returns something else.",
        es: "`isTopLike` debería devolver `true` o `false`, y a veces devuelve otra cosa.",
        ru: "`isTopLike` должна возвращать `true` или `false`, а иногда возвращает нечто иное.",
      });
    }
    return judgeYields(answers, reference);
  },
  wrong: [
    {
      name: "everything is kept",
      code: "function isTopLike(event) { return true; }",
      points: 0,
      reason: /every event/,
    },
    {
      name: "only the missing momentum",
      code: "function isTopLike(event) { return event.met > 30; }",
      points: 0,
      reason: /hardly more/,
    },
    {
      name: "only the number of jets",
      code: "function isTopLike(event) { return event.n_jets >= 4; }",
      points: 2,
      reason: /halve the background/,
    },
    {
      name: "so tight that nothing is left",
      code: "function isTopLike(event) { return event.n_jets >= 8 && event.met > 100 && event.ht > 600; }",
      points: 0,
      reason: /simulated background/,
    },
    {
      name: "the tags are used",
      code: "function isTopLike(event) { return event.n_tags >= 1 && event.n_jets >= 4; }",
      points: 0,
      reason: /no event at all/,
    },
    {
      name: "the events are counted, and the last kept",
      code: `let nSeen = 0;
function isTopLike(event) { return nSeen++ % 6845 > 3600; }`,
      points: 0,
      reason: /more background|hardly more/,
    },
    {
      name: "the wrong way round",
      code: "function isTopLike(event) { return event.n_jets < 4; }",
      points: 0,
      reason: /more background|hardly more/,
    },
  ],
};

function judgeYields(kept: readonly boolean[], { isTop, weights }: Reference) {
  let [signal, background, simulated] = [0, 0, 0];
  for (const [i, weight] of weights.entries()) {
    if (!kept[i]) continue;
    if (isTop[i]) signal += weight;
    else {
      background += weight;
      simulated++;
    }
  }
  if (kept.every(Boolean)) return fail(wholeSample);
  if (signal + background === 0) return fail(noEvent);
  if (simulated < FEWEST) return fail(fewLeft(simulated));
  const z = expectedSignificance(signal, background, { error: UNCERTAINTY * background });
  const told = whatIsKept(signal, background, z);
  if (z >= 3.3) return pass(told.enough);
  if (z >= 2.4) return partial(2 / 3, told.good);
  return z >= 1.9 ? partial(1 / 3, told.beginning) : fail(told.hardlyMore);
}
