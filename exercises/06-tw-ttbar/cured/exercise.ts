import { type Exercise, fail, pass, together } from "toplab/grade";
import { twTtbarSample } from "toplab/select/tw-ttbar";
import { type Hidden, hidden, hiddenColumns, judgeAuc, readAuc } from "../judge-scores.ts";
import type { Events } from "./probe.ts";

/** How much better the training events may be sorted than others. */
const GAP = 0.04;
/** How much worse than the best is still nearly as good. */
const MARGIN = 0.012;

interface Reference extends Hidden {
  readonly trained: readonly number[];
}

interface Scores {
  readonly hidden: Float64Array;
  readonly training: Float64Array;
}

export const exercise: Exercise<Events, Scores, Reference> = {
  id: "06-tw-ttbar/cured",
  title: "Cure it",
  points: 3,
  answers: ["cured"],
  limits: { seconds: 40 },
  hints: {
    en: [
      "Which settings let a tree single out a few events? Deep trees (`maxDepth`), tiny leaves (`minNodeSize`), and large steps (`shrinkage`) that follow each of them.",
      "Begin with `{ nTrees: 200, maxDepth: 3, minNodeSize: 0.05, shrinkage: 0.1 }`, and compare the AUC on `training` and on `testing`.",
      "`baggedFraction: 0.5` shows each tree another half of the events, so that no tree can follow single ones. Do not forget `await`.",
    ],
    es: [
      "¿Qué ajustes permiten que un árbol aísle unos pocos sucesos? Árboles profundos (`maxDepth`), hojas diminutas (`minNodeSize`) y pasos grandes (`shrinkage`) que siguen a cada uno.",
      "Empieza con `{ nTrees: 200, maxDepth: 3, minNodeSize: 0.05, shrinkage: 0.1 }` y compara la AUC en `training` y en `testing`.",
      "`baggedFraction: 0.5` muestra a cada árbol otra mitad de los sucesos, de modo que ninguno puede seguir a sucesos sueltos. No olvides `await`.",
    ],
    ru: [
      "Какие настройки позволяют дереву выделить несколько событий? Глубокие деревья (`maxDepth`), крошечные листья (`minNodeSize`) и большие шаги (`shrinkage`) вслед за каждым из них.",
      "Начните с `{ nTrees: 200, maxDepth: 3, minNodeSize: 0.05, shrinkage: 0.1 }` и сравните AUC на `training` и на `testing`.",
      "`baggedFraction: 0.5` показывает каждому дереву другую половину событий, и ни одно не может следовать за отдельными. Не забудьте `await`.",
    ],
  },
  inputs: async (seed) => {
    const { features } = (await twTtbarSample(seed)).training;
    const columns = features.names.map((name, k) => [name, features.columns[k]!]);
    return { hidden: await hiddenColumns(seed), training: Object.fromEntries(columns) };
  },
  reference: async (seed) => {
    const { training } = await twTtbarSample(seed);
    return { ...(await hidden(seed)), trained: [...training.labels] };
  },
  judge: (scores, { reference }) => {
    const onHidden = readAuc(scores.hidden, reference.labels, "`cured`");
    if ("verdict" in onHidden) return onHidden.verdict;
    const onTraining = readAuc(scores.training, reference.trained, "`cured`");
    if ("verdict" in onTraining) return onTraining.verdict;
    const bad = judgeAuc(onHidden.value, reference.auc, MARGIN);
    if (bad) return bad;
    const gap =
      onTraining.value - onHidden.value <= GAP
        ? pass()
        : fail({
            en: "It sorts new events well, but its own still much better: it has learnt part of them by heart. Shallower trees, larger leaves or fewer of them would do as well.",
            es: "Ordena bien los sucesos nuevos, pero los suyos aún mucho mejor: se ha aprendido parte de memoria. Con árboles menos profundos, hojas más grandes o menos árboles iría igual de bien.",
            ru: "Новые события она сортирует хорошо, но свои — намного лучше: часть их выучена наизусть. Менее глубокие деревья, более крупные листья или меньшее число деревьев справились бы не хуже.",
          });
    return together([
      { verdict: pass(), weight: 2 },
      { verdict: gap, weight: 1 },
    ]);
  },
  wrong: [
    { name: "the sick trees again", code: "const cured = overtrained;", points: 0, reason: /hold/ },
    {
      name: "one question alone has not learnt enough",
      code: "const cured = await tmvaBdtg({ nTrees: 3, maxDepth: 1, shrinkage: 0.1 }).fit(training, seededRandom(1));",
      points: 0,
      reason: /not learnt at all/,
    },
    {
      name: "a forest with deep trees",
      code: "const cured = await randomForest({ nTrees: 60, minLeafSamples: 20 }).fit(training, seededRandom(1));",
      points: 2,
      reason: /by heart/,
    },
  ],
};
