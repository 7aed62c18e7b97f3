import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges } from "toplab/grade";

/** Events of both kinds in a node. */
export interface Node {
  readonly signal: number;
  readonly background: number;
}

export type Split = readonly [left: Node, right: Node];

/** Good questions, useless ones, pure sides and empty ones. */
function splits(seed: number): Split[] {
  const random = seededRandom(seed);
  const node = (): Node => ({
    signal: Math.round(1000 * random()),
    background: Math.round(1000 * random()),
  });
  return [
    ...Array.from({ length: 8 }, (): Split => [node(), node()]),
    [
      { signal: 30, background: 10 },
      { signal: 60, background: 20 },
    ],
    [
      { signal: 50, background: 0 },
      { signal: 0, background: 70 },
    ],
    [{ signal: 0, background: 0 }, node()],
  ];
}

type Mixture = (s: number, b: number) => number;
const gini: Mixture = (s, b) => (s + b > 0 ? (s * b) / (s + b) : 0);
const unweighted: Mixture = (s, b) => (s + b > 0 ? (s * b) / (s + b) ** 2 : 0);

const gainBy = (mixture: Mixture, [left, right]: Split): number =>
  mixture(left.signal + right.signal, left.background + right.background) -
  mixture(left.signal, left.background) -
  mixture(right.signal, right.background);

export const exercise: Exercise<readonly Split[], { values: number[] }, number[]> = {
  id: "06-tw-ttbar/split-gain",
  title: "What a question is worth",
  points: 2,
  answers: ["gain"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Write a small function of your own first: `const mixture = (s, b) => …`, with 0 where `s + b` is 0.",
      "All events together have `left.signal + right.signal` of signal and `left.background + right.background` of background.",
    ],
    es: [
      "Escribe primero una pequeña función propia: `const mixture = (s, b) => …`, con 0 donde `s + b` es 0.",
      "Todos los sucesos juntos tienen `left.signal + right.signal` de señal y `left.background + right.background` de fondo.",
    ],
    ru: [
      "Сначала напишите маленькую свою функцию: `const mixture = (s, b) => …`, с нулём там, где `s + b` равно 0.",
      "У всех событий вместе `left.signal + right.signal` сигнала и `left.background + right.background` фона.",
    ],
  },
  inputs: splits,
  reference: (seed) => splits(seed).map((split) => gainBy(gini, split)),
  judge: ({ values }, { inputs, reference }) => {
    if (values !== undefined && values !== null && !Array.isArray(values)) {
      return judges.notAFunction("`gain`");
    }
    const judge = (expected: readonly number[]) =>
      judges.numbers(values, expected, { name: "`gain`", relative: 1e-6, absolute: 1e-9 });
    if (Array.isArray(values) && values.some((value) => Number.isNaN(value))) {
      return fail({
        en: "The gain is not a number where one side is empty: there 0 is divided by 0.",
        es: "La ganancia no es un número donde un lado está vacío: ahí se divide 0 entre 0.",
        ru: "Там, где одна сторона пуста, выигрыш — не число: 0 делится на 0.",
      });
    }
    if (judge(inputs.map((split) => gainBy(unweighted, split))).status === "pass") {
      return fail({
        en: "This forgets how many events a node has: a question that isolates two pure events would be worth as much as one that sorts a thousand. G is s·b/(s + b), with s + b once.",
        es: "Esto olvida cuántos sucesos tiene un nodo: una pregunta que aísla dos sucesos puros valdría tanto como una que ordena mil. G es s·b/(s + b), con s + b una sola vez.",
        ru: "Здесь забыто, сколько событий в узле: вопрос, выделяющий два чистых события, стоил бы столько же, сколько вопрос, сортирующий тысячу. G равно s·b/(s + b), и s + b стоит один раз.",
      });
    }
    if (judge(reference.map((value) => -value)).status === "pass") {
      return fail({
        en: "The sign is wrong: the gain is what all together have more than the two sides.",
        es: "El signo es el contrario: la ganancia es lo que todos juntos tienen de más que los dos lados.",
        ru: "Знак обратный: выигрыш — это насколько у всех вместе больше, чем у двух сторон.",
      });
    }
    return judge(reference);
  },
  wrong: [
    {
      name: "purities without numbers",
      code: `function gain(left, right) {
  const mixture = (s, b) => (s + b > 0 ? (s * b) / (s + b) ** 2 : 0);
  return mixture(left.signal + right.signal, left.background + right.background)
    - mixture(left.signal, left.background) - mixture(right.signal, right.background);
}`,
      points: 0,
      reason: /how many events/,
    },
    {
      name: "an empty side",
      code: `function gain(left, right) {
  const mixture = (s, b) => (s * b) / (s + b);
  return mixture(left.signal + right.signal, left.background + right.background)
    - mixture(left.signal, left.background) - mixture(right.signal, right.background);
}`,
      points: 0,
      reason: /one side is empty/,
    },
    {
      name: "the wrong way round",
      code: `function gain(left, right) {
  const mixture = (s, b) => (s + b > 0 ? (s * b) / (s + b) : 0);
  return mixture(left.signal, left.background) + mixture(right.signal, right.background)
    - mixture(left.signal + right.signal, left.background + right.background);
}`,
      points: 0,
      reason: /sign/,
    },
  ],
};
