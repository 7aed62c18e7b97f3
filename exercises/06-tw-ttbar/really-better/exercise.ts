import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial } from "toplab/grade";

export interface Measured {
  readonly value: number;
  readonly error: number;
}

export type Pair = readonly [a: Measured, b: Measured, correlation: number];

/** AUCs near each other, with errors that agree more or less. */
function pairs(seed: number): Pair[] {
  const random = seededRandom(seed);
  const measured = (): Measured => ({
    value: 0.65 + 0.05 * random(),
    error: 0.002 + 0.004 * random(),
  });
  return [0, 0.3, 0.5, 0.8, 0.9, 0.95, -0.4, 0.7].map((correlation) => [
    measured(),
    measured(),
    correlation,
  ]);
}

function sigmas([a, b, correlation]: Pair): number {
  const variance = a.error ** 2 + b.error ** 2 - 2 * correlation * a.error * b.error;
  return (a.value - b.value) / Math.sqrt(variance);
}

export const exercise: Exercise<readonly Pair[], { values: number[] }, number[]> = {
  id: "06-tw-ttbar/really-better",
  title: "Is it really better?",
  points: 2,
  answers: ["sigmas"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "The variance of a difference: $\\sigma_a^2+\\sigma_b^2-2\\rho\\,\\sigma_a\\sigma_b$. What they share drops out.",
      "`(a.value - b.value) / Math.sqrt(a.error ** 2 + b.error ** 2 - …)`.",
    ],
    es: [
      "La varianza de una diferencia: $\\sigma_a^2+\\sigma_b^2-2\\rho\\,\\sigma_a\\sigma_b$. Lo que comparten desaparece.",
      "Es `(a.value - b.value) / Math.sqrt(a.error ** 2 + b.error ** 2 - …)`.",
    ],
    ru: [
      "Дисперсия разности: $\\sigma_a^2+\\sigma_b^2-2\\rho\\,\\sigma_a\\sigma_b$. То, что у них общее, сокращается.",
      "Это `(a.value - b.value) / Math.sqrt(a.error ** 2 + b.error ** 2 - …)`.",
    ],
  },
  inputs: pairs,
  reference: (seed) => pairs(seed).map(sigmas),
  judge: ({ values }, { inputs, reference }) => {
    if (values !== undefined && values !== null && !Array.isArray(values)) {
      return judges.notAFunction("`sigmas`");
    }
    const judge = (expected: readonly number[]) =>
      judges.numbers(values, expected, { name: "`sigmas`", relative: 1e-6 });
    const passes = (of: (pair: Pair) => number): boolean => judge(inputs.map(of)).status === "pass";
    if (passes(([a, b]) => sigmas([a, b, 0]))) {
      return partial(0.5, {
        en: "This is right for two separate sets of events. On the same events both are lucky or unlucky together: subtract twice the covariance, which is correlation × error × error.",
        es: "Esto es correcto para dos conjuntos de sucesos separados. Con los mismos sucesos ambos tienen buena o mala suerte a la vez: resta dos veces la covarianza, que es correlación × error × error.",
        ru: "Это верно для двух отдельных наборов событий. На одних и тех же событиях обоим везёт или не везёт вместе: вычтите удвоенную ковариацию, то есть корреляция × погрешность × погрешность.",
      });
    }
    if (passes(([a, b, correlation]) => sigmas([a, b, -correlation]))) {
      return fail({
        en: "This is the error of the sum. For a difference the correlation subtracts.",
        es: "Este es el error de la suma. En una diferencia la correlación resta.",
        ru: "Это погрешность суммы. У разности корреляция вычитается.",
      });
    }
    if (passes(([a, b]) => (a.value - b.value) / (a.error + b.error))) {
      return fail({
        en: "Errors do not add as they are: their squares do, and the correlation enters.",
        es: "Los errores no se suman tal cual: se suman sus cuadrados, y entra la correlación.",
        ru: "Складываются не сами погрешности, а их квадраты, и ещё входит корреляция.",
      });
    }
    return judge(reference);
  },
  wrong: [
    {
      name: "as if on separate events",
      code: "function sigmas(a, b, correlation) { return (a.value - b.value) / Math.hypot(a.error, b.error); }",
      points: 1,
      reason: /lucky or unlucky together/,
    },
    {
      name: "the sign of the correlation",
      code: "function sigmas(a, b, correlation) { return (a.value - b.value) / Math.sqrt(a.error ** 2 + b.error ** 2 + 2 * correlation * a.error * b.error); }",
      points: 0,
      reason: /error of the sum/,
    },
    {
      name: "errors added as they are",
      code: "function sigmas(a, b, correlation) { return (a.value - b.value) / (a.error + b.error); }",
      points: 0,
      reason: /squares/,
    },
  ],
};
