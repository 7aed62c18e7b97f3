import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, pass } from "toplab/grade";

/** A local p-value, and those of pretended spectra. */
export type Search = readonly [local: number, pretended: Float64Array];

/** Searches over some 25 independent places; half of the p-values are also among those pretended. */
function searches(seed: number): Search[] {
  const random = seededRandom(seed);
  return Array.from({ length: 12 }, (_, i): Search => {
    const nToys = 400 + 50 * i;
    const pretended = Float64Array.from({ length: nToys }, () => 1 - (1 - random()) ** (1 / 25));
    const sorted = pretended.slice().sort();
    const at = sorted[Math.floor(nToys * (0.02 + 0.5 * random()))]!;
    return [i % 2 ? at : at * 1.0001, pretended];
  });
}

const share = (
  [local, pretended]: Search,
  isCounted: (p: number, local: number) => boolean,
): number => pretended.filter((p) => isCounted(p, local)).length / pretended.length;

export const exercise: Exercise<readonly Search[], { found: number[] }, readonly number[]> = {
  id: "05-top-quark/look-elsewhere",
  title: "Looking everywhere",
  points: 2,
  answers: ["globalPValue"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "More improbable means a *smaller* p-value.",
      "Count those with `p <= local` and divide by how many there are: `Array.from(pretended).filter((p) => p <= local).length / pretended.length`.",
    ],
    es: [
      "Más improbable significa un valor p *más pequeño*.",
      "Cuenta los que tienen `p <= local` y divide por cuántos hay: `Array.from(pretended).filter((p) => p <= local).length / pretended.length`.",
    ],
    ru: [
      "Более невероятный — значит с *меньшим* p-значением.",
      "Посчитайте те, у которых `p <= local`, и разделите на их общее число: `Array.from(pretended).filter((p) => p <= local).length / pretended.length`.",
    ],
  },
  inputs: searches,
  reference: (seed) => searches(seed).map((one) => share(one, (p, local) => p <= local)),
  judge: ({ found }, { inputs, reference }) => {
    const calls = judges.readCalls(found, "`globalPValue`");
    if ("verdict" in calls) return calls.verdict;
    const judge = (expected: readonly number[]) =>
      judges.numbers(found, expected, { name: "`globalPValue`", absolute: 1e-9 });
    if (judge(reference).status === "pass") return pass();
    // counting the experiment itself among the pretended ones is good practice too
    const withOwn = inputs.map(([, { length }], i) => (reference[i]! * length + 1) / (length + 1));
    if (judge(withOwn).status === "pass") return pass();
    if (judge(inputs.map((one) => share(one, (p, local) => p >= local))).status === "pass") {
      return fail({
        en: "This counts the spectra with a *weaker* bump: a smaller p-value is the more improbable one.",
        es: "Esto cuenta los espectros con un bulto *más débil*: el valor p más pequeño es el más improbable.",
        ru: "Здесь посчитаны спектры с *более слабым* выступом: менее вероятно меньшее p-значение.",
      });
    }
    if (judge(inputs.map((one) => share(one, (p, local) => p < local))).status === "pass") {
      return fail({
        en: "*At least* as improbable: a bump with the same p-value counts, too.",
        es: "*Al menos* tan improbable: un bulto con el mismo valor p también cuenta.",
        ru: "*Не менее* невероятен: выступ с тем же p-значением тоже считается.",
      });
    }
    if (judge(inputs.map(([, { length }], i) => reference[i]! * length)).status === "pass") {
      return fail({
        en: "This is how many there are: a p-value is a share of all pretended spectra.",
        es: "Esto es cuántos hay: un valor p es una fracción de todos los espectros simulados.",
        ru: "Это их число, а p-значение — доля от всех воображаемых спектров.",
      });
    }
    if (judge(inputs.map(([local]) => local)).status === "pass") {
      return fail({
        en: "This is the local p-value again: nothing has been counted yet.",
        es: "Esto es otra vez el valor p local: todavía no se ha contado nada.",
        ru: "Это снова локальное p-значение: пока ничего не посчитано.",
      });
    }
    return judge(reference);
  },
  wrong: [
    {
      name: "the weaker bumps are counted",
      code: "function globalPValue(local, pretended) { return Array.from(pretended).filter((p) => p >= local).length / pretended.length; }",
      points: 0,
      reason: /weaker/,
    },
    {
      name: "a number, not a share",
      code: "function globalPValue(local, pretended) { return Array.from(pretended).filter((p) => p <= local).length; }",
      points: 0,
      reason: /share of all/,
    },
    {
      name: "only the more improbable ones",
      code: "function globalPValue(local, pretended) { return Array.from(pretended).filter((p) => p < local).length / pretended.length; }",
      points: 0,
      reason: /same p-value counts/,
    },
    {
      name: "a constant",
      code: "function globalPValue(local, pretended) { return 0.3; }",
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "the trials of this lesson's spectrum, whatever was pretended",
      code: "function globalPValue(local, pretended) { return 1 - (1 - local) ** 25; }",
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "the local one once more",
      code: "function globalPValue(local, pretended) { return local; }",
      points: 0,
      reason: /nothing has been counted/,
    },
  ],
};
