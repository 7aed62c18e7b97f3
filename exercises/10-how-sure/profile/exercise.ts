import { poisson, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, pass } from "toplab/grade";
import { minimize1d } from "toplab/stats";
import { returnedBy } from "../read-answers.ts";
import type { ProfileQuestion } from "./probe.ts";

/** Experiments with a few dozen events, each asked at two signals away from the best. */
function questions(seed: number): ProfileQuestion[] {
  const random = seededRandom(seed);
  return Array.from({ length: 24 }, (_, i): ProfileQuestion => {
    const tau = [0.5, 1, 2, 3][i % 4]!;
    const m = 4 + poisson(random, 20 * tau);
    const n = Math.ceil(m / tau) + 3 + poisson(random, 12);
    const s = (n - m / tau) * (0.2 + 1.6 * random());
    return [s, n, m, tau];
  });
}

const minusTwoLnL = (s: number, b: number, n: number, m: number, tau: number): number =>
  2 * (s + b - n * Math.log(s + b)) + 2 * (tau * b - m * Math.log(tau * b));

const bottom = (n: number, m: number, tau: number): number =>
  minusTwoLnL(n - m / tau, m / tau, n, m, tau);

const lowest = ([s, n, m, tau]: ProfileQuestion): number =>
  minimize1d((b) => minusTwoLnL(s, b, n, m, tau), [1e-6, n + m / tau]).value;

const profileOf = (question: ProfileQuestion): number => {
  const [, n, m, tau] = question;
  return lowest(question) - bottom(n, m, tau);
};

export const exercise: Exercise<
  readonly ProfileQuestion[],
  { rises: number[] },
  readonly number[]
> = {
  id: "10-how-sure/profile",
  title: "The profile",
  points: 3,
  answers: ["profile"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Write −2 ln L as a function of s and b first: both brackets, and the factor 2.",
      "`minimize1d((b) => minusTwoLnL(s, b), [1e-6, n + m / tau]).value` is its lowest value at this s.",
      "Take away the minimum over both, `minusTwoLnL(n - m / tau, m / tau)`: at the best s the profile is then 0.",
    ],
    es: [
      "Escribe primero −2 ln L como función de s y b: los dos corchetes, y el factor 2.",
      "`minimize1d((b) => minusTwoLnL(s, b), [1e-6, n + m / tau]).value` es su valor mínimo con esa s.",
      "Réstale el mínimo sobre ambas, `minusTwoLnL(n - m / tau, m / tau)`: con la mejor s el perfil vale entonces 0.",
    ],
    ru: [
      "Сначала запишите −2 ln L как функцию s и b: обе скобки и множитель 2.",
      "`minimize1d((b) => minusTwoLnL(s, b), [1e-6, n + m / tau]).value` — наименьшее значение при этом s.",
      "Вычтите минимум по обоим, `minusTwoLnL(n - m / tau, m / tau)`: тогда при наилучшем s профиль равен 0.",
    ],
  },
  inputs: questions,
  reference: (seed) => questions(seed).map(profileOf),
  judge: ({ rises }, { inputs, reference }) => {
    const calls = judges.readCalls(rises, "`profile`");
    if ("verdict" in calls) return calls.verdict;
    const read = judges.readNumbers(calls.value, returnedBy("`profile`"));
    if ("verdict" in read) return read.verdict;
    const isLike = (other: (question: ProfileQuestion) => number): boolean =>
      inputs.every((question, i) =>
        judges.isWithin(read.value[i]!, other(question), { relative: 1e-4, absolute: 1e-4 }),
      );
    const profiled = (question: ProfileQuestion): number => reference[inputs.indexOf(question)]!;
    if (isLike(profiled)) return pass();
    if (isLike((question) => profiled(question) / 2)) {
      return partial(2 / 3, {
        en: "This is half of what it should be: −ln L instead of −2 ln L.",
        es: "Es la mitad de lo que debería: −ln L en lugar de −2 ln L.",
        ru: "Это половина того, что нужно: −ln L вместо −2 ln L.",
      });
    }
    if (isLike(lowest)) {
      return partial(2 / 3, {
        en: "The best b is found; what is missing is to take away the minimum over both, so that the valley's floor is at 0.",
        es: "La mejor b está encontrada; falta restar el mínimo sobre ambas, para que el fondo del valle quede en 0.",
        ru: "Лучшее b найдено; осталось вычесть минимум по обоим, чтобы дно долины было на 0.",
      });
    }
    if (isLike(([s, n, m, tau]) => minusTwoLnL(s, m / tau, n, m, tau) - bottom(n, m, tau))) {
      return fail({
        en: "Here b is held at m/τ for every s. In a profile b may move: for each s it takes the value that suits both counts best.",
        es: "Aquí b está fijo en m/τ para toda s. En un perfil b puede moverse: para cada s toma el valor que mejor conviene a los dos recuentos.",
        ru: "Здесь b закреплено на m/τ при всех s. В профиле b может двигаться: при каждом s оно принимает значение, которое лучше всего подходит обоим отсчётам.",
      });
    }
    return fail({
      en: "This is not the profile: at s = 0 with n = 25, m = 30 and τ = 2 it should be 3.47. Are both counts in the likelihood?",
      es: "Este no es el perfil: en s = 0, con n = 25, m = 30 y τ = 2, debería valer 3,47. ¿Están los dos recuentos en la verosimilitud?",
      ru: "Это не профиль: при s = 0, n = 25, m = 30 и τ = 2 должно получиться 3,47. Оба ли отсчёта входят в правдоподобие?",
    });
  },
  wrong: [
    {
      name: "the background stays where it was",
      code: `function profile(s, n, m, tau) {
  const f = (s, b) => 2 * (s + b - n * Math.log(s + b)) + 2 * (tau * b - m * Math.log(tau * b));
  return f(s, m / tau) - f(n - m / tau, m / tau);
}`,
      points: 0,
      reason: /b is held/,
    },
    {
      name: "the minimum is not taken away",
      code: `function profile(s, n, m, tau) {
  const f = (s, b) => 2 * (s + b - n * Math.log(s + b)) + 2 * (tau * b - m * Math.log(tau * b));
  return minimize1d((b) => f(s, b), [1e-6, n + m / tau]).value;
}`,
      points: 2,
      reason: /valley's floor/,
    },
    {
      name: "the control region is forgotten",
      code: `function profile(s, n, m, tau) {
  const f = (s, b) => 2 * (s + b - n * Math.log(s + b));
  return minimize1d((b) => f(s, b), [1e-6, n + m / tau]).value - f(n - m / tau, m / tau);
}`,
      points: 0,
      reason: /both counts/,
    },
  ],
};
