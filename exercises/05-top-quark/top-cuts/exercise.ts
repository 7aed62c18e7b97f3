import { column, take } from "toplab/event";
import { type Exercise, fail, judges, partial, pass, wrongType } from "toplab/grade";
import { labelledSample, searchFeatures } from "toplab/sim";
import { expectedSignificance } from "toplab/stats";
import type { FeatureColumns } from "./probe.ts";

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

/** Testing events of all kinds; the b-tags are left out, as in the lesson. */
async function hidden(): Promise<Hidden> {
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
  const joined = (name: string): Float64Array =>
    Float64Array.from(samples.flatMap(({ looks }) => Array.from(column(looks, name))));
  return {
    columns: Object.fromEntries(names.map((name) => [name, joined(name)])),
    isTop: samples.flatMap(({ kind, n }) => new Array<boolean>(n).fill(kind === "ttbar")),
    weights: samples.flatMap(({ n, weight }) => new Array<number>(n).fill(weight)),
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
  inputs: async () => (await hidden()).columns,
  reference: async () => {
    const { isTop, weights } = await hidden();
    return { isTop, weights };
  },
  judge: ({ kept }, { reference }) => {
    const calls = judges.readCalls(kept, "`isTopLike`");
    if ("verdict" in calls) return calls.verdict;
    const answers = calls.value;
    if (!answers.every((answer): answer is boolean => typeof answer === "boolean")) {
      return wrongType(
        "`isTopLike` should return true or false, and sometimes returns something else.",
      );
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
  if (kept.every(Boolean)) return fail("`isTopLike` keeps every event: it should look at them.");
  if (signal + background === 0) {
    return fail(
      "`isTopLike` keeps no event at all: is a name misspelt? (`n_tags` is not among the features here.)",
    );
  }
  if (simulated < FEWEST) {
    return fail(
      `Of the simulated background ${simulated} events are left, too few to say how much background there is: loosen the cuts.`,
    );
  }
  const z = expectedSignificance(signal, background, { error: UNCERTAINTY * background });
  const told = `Your cuts keep ${signal.toFixed(0)} top pairs on ${background.toFixed(0)} background events, an expected significance of ${z.toFixed(1)} σ.`;
  if (z >= 3.3) return pass(`Correct. ${told}`);
  if (z >= 2.4) return partial(2 / 3, `${told} Good; can you halve the background once more?`);
  if (z >= 1.9)
    return partial(1 / 3, `${told} It is a beginning: which feature have you not used yet?`);
  return fail(
    `${told} That is hardly more than without any cut: use what differs most, the number of jets.`,
  );
}
