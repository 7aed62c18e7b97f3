import { poisson, seededRandom } from "toplab/core";
import {
  type Exercise,
  fail,
  judges,
  type Part,
  partial,
  pass,
  together,
  type Verdict,
  type Words,
} from "toplab/grade";
import { countSignificance } from "toplab/stats";

/** Events seen, events expected. */
export type Count = readonly [n: number, b: number];

/** Twenty excesses, twelve deficits, four times nothing at all. */
function counts(seed: number): Count[] {
  const random = seededRandom(seed);
  const expected = (): number => 2 + 60 * random() ** 2;
  const excess = (): Count => {
    const b = expected();
    return [Math.ceil(b) + 1 + poisson(random, 3 + b / 3), b];
  };
  const deficit = (): Count => {
    const b = 4 + expected();
    return [Math.max(1, Math.floor(b * (0.2 + 0.5 * random()))), b];
  };
  return [
    ...Array.from({ length: 20 }, excess),
    ...Array.from({ length: 12 }, deficit),
    ...Array.from({ length: 4 }, (): Count => [0, expected()]),
  ];
}

export const exercise: Exercise<readonly Count[], { found: number[] }, readonly number[]> = {
  id: "05-top-quark/significance",
  title: "The significance of a count",
  points: 2,
  answers: ["significance"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "The natural logarithm is `Math.log`, the root `Math.sqrt`, the sign of n − b `Math.sign(n - b)`.",
      "0 times the logarithm of 0 is not a number for a computer: ask for `n > 0` first, as in `n > 0 ? n * Math.log(n / b) : 0`.",
    ],
    es: [
      "El logaritmo natural es `Math.log`, la raíz `Math.sqrt` y el signo de n − b `Math.sign(n - b)`.",
      "Para un ordenador, 0 por el logaritmo de 0 no es un número: pregunta antes si `n > 0`, como en `n > 0 ? n * Math.log(n / b) : 0`.",
    ],
    ru: [
      "Натуральный логарифм — `Math.log`, корень — `Math.sqrt`, знак n − b — `Math.sign(n - b)`.",
      "Ноль, умноженный на логарифм нуля, для компьютера не число: сначала проверьте `n > 0`, например `n > 0 ? n * Math.log(n / b) : 0`.",
    ],
  },
  inputs: counts,
  reference: (seed) => counts(seed).map(([n, b]) => countSignificance(n, b)),
  judge: ({ found }, { inputs, reference }) => {
    const calls = judges.readCalls(found, "`significance`");
    if ("verdict" in calls) return calls.verdict;
    const isLike = (f: (count: Count) => number): boolean =>
      inputs.slice(0, 20).every((count, i) => isNear(calls.value[i], f(count)));
    if (isLike(([n, b]) => (n - b) / Math.sqrt(b))) {
      return fail({
        en: "This is (n − b)/√b, the rule of thumb. It is right for large counts; for small ones it promises too much, since the Poisson distribution has a longer tail than the Gaussian.",
        es: "Esto es (n − b)/√b, la regla aproximada. Es correcta para recuentos grandes; con los pequeños promete demasiado, porque la distribución de Poisson tiene una cola más larga que la gaussiana.",
        ru: "Это (n − b)/√b, грубое правило. Для больших чисел оно верно, а для малых обещает слишком много: у распределения Пуассона хвост длиннее, чем у гауссова.",
      });
    }
    if (isLike(([n, b]) => (n - b) / Math.sqrt(n))) {
      return fail({
        en: "This is (n − b)/√n: it asks how exactly the excess is known, not how unlikely it is without a signal.",
        es: "Esto es (n − b)/√n: responde a con qué exactitud se conoce el exceso, no a lo improbable que es sin señal.",
        ru: "Это (n − b)/√n: такая величина говорит, насколько точно известен избыток, а не насколько он маловероятен без сигнала.",
      });
    }
    if (isLike(([n, b]) => countSignificance(n, b) ** 2)) {
      return partial(0.5, {
        en: "This is Z²: the root is missing.",
        es: "Esto es Z²: falta la raíz.",
        ru: "Это Z²: не извлечён корень.",
      });
    }
    const judge = (from: number, to: number, complaint: Words): Verdict =>
      reference.slice(from, to).every((z, i) => isNear(calls.value[from + i], z))
        ? pass()
        : fail(complaint);
    const excesses = judge(0, 20, {
      en: "The excesses are not right yet: check n = 10, b = 5 by hand. It gives 1.97.",
      es: "Los excesos todavía no son correctos: comprueba a mano n = 10, b = 5. Da 1,97.",
      ru: "Избытки пока неверны: проверьте вручную n = 10, b = 5. Должно получиться 1,97.",
    });
    if (excesses.status === "fail") return excesses;
    const parts: Part[] = [
      { verdict: excesses, weight: 2 },
      {
        verdict: judge(20, 32, {
          en: "A deficit should have a negative Z.",
          es: "Un déficit debería tener una Z negativa.",
          ru: "У недостатка событий Z должно быть отрицательным.",
        }),
        weight: 1,
      },
      {
        verdict: judge(32, 36, {
          en: "At n = 0 the first term is 0, and Z = −√(2b): for a computer 0 · ln 0 is not a number.",
          es: "Con n = 0 el primer término vale 0 y Z = −√(2b): para un ordenador, 0 · ln 0 no es un número.",
          ru: "При n = 0 первое слагаемое равно 0, и Z = −√(2b): для компьютера 0 · ln 0 — не число.",
        }),
        weight: 1,
      },
    ];
    return together(parts);
  },
  wrong: [
    {
      name: "the rule of thumb",
      code: "function significance(n, b) { return (n - b) / Math.sqrt(b); }",
      points: 0,
      reason: /rule of thumb/,
    },
    {
      name: "how exactly the excess is known",
      code: "function significance(n, b) { return (n - b) / Math.sqrt(n); }",
      points: 0,
      reason: /how exactly/,
    },
    {
      name: "the root is missing",
      code: "function significance(n, b) { return 2 * ((n > 0 ? n * Math.log(n / b) : 0) - (n - b)); }",
      points: 1,
      reason: /Z²/,
    },
    {
      name: "no sign, and nothing said of zero",
      code: "function significance(n, b) { return Math.sqrt(2 * (n * Math.log(n / b) - (n - b))); }",
      points: 1,
      reason: /deficit/,
    },
    {
      name: "zero is forgotten",
      code: "function significance(n, b) { return Math.sign(n - b) * Math.sqrt(2 * (n * Math.log(n / b) - (n - b))); }",
      points: 1.5,
      reason: /0 · ln 0/,
    },
    {
      name: "the logarithm to base ten",
      code: "function significance(n, b) { return Math.sign(n - b) * Math.sqrt(Math.abs(2 * ((n > 0 ? n * Math.log10(n / b) : 0) - (n - b)))); }",
      points: 0,
      reason: /by hand/,
    },
  ],
};

function isNear(found: unknown, expected: number): boolean {
  return typeof found === "number" && Math.abs(found - expected) < 1e-6 * (1 + Math.abs(expected));
}
