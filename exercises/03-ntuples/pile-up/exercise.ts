import { poisson, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, pass, type Verdict } from "toplab/grade";
import { entriesOf } from "../entries.ts";

export type Profiles = readonly [data: readonly number[], simulated: readonly number[]];

/** Counts of vertices, the simulation with more of them; in the ends there may be no events at all. */
function profiles(seed: number): Profiles[] {
  const random = seededRandom(seed);
  return Array.from({ length: 5 }, (): Profiles => {
    const [data, simulated] = [8 + 4 * random(), 13 + 4 * random()];
    const counts = (mean: number, nEvents: number): number[] => {
      const bins = new Array<number>(14).fill(0);
      for (let i = 0; i < nEvents; i++)
        bins[Math.min(13, Math.floor(poisson(random, mean) / 2))]!++;
      return bins;
    };
    const made = counts(simulated, 3000);
    made[0] = 0;
    return [counts(data, 1000 + Math.floor(1000 * random())), made];
  });
}

const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);

/** The formula, and what becomes of it by mistake; `safe` where nothing is simulated. */
const formulas = {
  right: (d: number, s: number, all: number): number => (s > 0 ? d / s / all : 0),
  notNormalised: (d: number, s: number): number => (s > 0 ? d / s : 0),
  upsideDown: (d: number, s: number, all: number): number => (d > 0 ? (s / d) * all : 0),
  normalisedWrong: (d: number, s: number, all: number): number => (s > 0 ? (d / s) * all : 0),
};

type Name = keyof typeof formulas;

function factorsBy(name: Name, [data, simulated]: Profiles, nData = sum(data)): number[] {
  const all = nData / sum(simulated);
  return data.map((d, bin) => formulas[name](d, simulated[bin]!, all));
}

/** The same where data without a simulated event are left out of their sum: then the total stays exactly. */
function factorsOfSeen([data, simulated]: Profiles): number[] {
  const seen = data.filter((_, bin) => simulated[bin]! > 0);
  return factorsBy("right", [data, simulated], sum(seen));
}

type Reference = Readonly<Record<Name | "ofSeen", readonly number[]>>;

const mistakes: readonly (readonly [Name, Verdict])[] = [
  [
    "notNormalised",
    partial(0.5, {
      en: "The shape is right, but the total of the simulation changes: divide each list by its sum before you take the ratio.",
      es: "La forma es correcta, pero el total de la simulación cambia: divide cada lista por su suma antes de hacer el cociente.",
      ru: "Форма верна, но меняется полное число моделирования: разделите каждый список на его сумму, прежде чем брать отношение.",
    }),
  ],
  [
    "upsideDown",
    fail({
      en: "This is upside down: it would make the difference larger.",
      es: "Está al revés: haría mayor la diferencia.",
      ru: "Дробь перевёрнута: так разница станет только больше.",
    }),
  ],
  [
    "normalisedWrong",
    partial(0.5, {
      en: "The shape is right; the two totals are on the wrong sides of the fraction.",
      es: "La forma es correcta; los dos totales están en los lados equivocados de la fracción.",
      ru: "Форма верна, но две суммы стоят не на своих местах: числитель и знаменатель перепутаны.",
    }),
  ],
];

/** Right wherever something is simulated, and no number, or infinite, elsewhere. */
function isRightButFor0(entries: readonly unknown[], right: readonly number[]): boolean {
  const isLost = (entry: unknown): boolean => typeof entry === "number" && !Number.isFinite(entry);
  if (entries.length !== right.length || !entries.some(isLost)) return false;
  const mended = entries.map((entry, bin) => (isLost(entry) && right[bin] === 0 ? 0 : entry));
  return judges.numbers(mended, right, { name: "", relative: 1e-9 }).status === "pass";
}

export const exercise: Exercise<readonly Profiles[], { factors: number[][] }, Reference> = {
  id: "03-ntuples/pile-up",
  title: "Pile-up weights",
  points: 2,
  answers: ["pileUpFactors"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Which share of the data is in a bin? Which share of the simulation? The factor brings one to the other.",
      "Sums: `const all = (counts) => counts.reduce((total, n) => total + n, 0)`. The share of the data in bin i is `data[i] / all(data)`.",
      "`return data.map((n, i) => (simulated[i] > 0 ? (n / all(data)) / (simulated[i] / all(simulated)) : 0))`",
    ],
    es: [
      "¿Qué fracción de los datos hay en un intervalo? ¿Y de la simulación? El factor lleva una a la otra.",
      "Sumas: `const all = (counts) => counts.reduce((total, n) => total + n, 0)`. La fracción de los datos en el intervalo i es `data[i] / all(data)`.",
      "Devuelve `data.map((n, i) => (simulated[i] > 0 ? (n / all(data)) / (simulated[i] / all(simulated)) : 0))`.",
    ],
    ru: [
      "Какая доля данных лежит в интервале? А какая доля моделирования? Множитель переводит одну в другую.",
      "Суммы: `const all = (counts) => counts.reduce((total, n) => total + n, 0)`. Доля данных в интервале i — `data[i] / all(data)`.",
      "Верните `data.map((n, i) => (simulated[i] > 0 ? (n / all(data)) / (simulated[i] / all(simulated)) : 0))`.",
    ],
  },
  inputs: profiles,
  reference: (seed) => {
    const of = (name: Name) => profiles(seed).flatMap((one) => factorsBy(name, one));
    return {
      ...{ right: of("right"), notNormalised: of("notNormalised") },
      ...{ upsideDown: of("upsideDown"), normalisedWrong: of("normalisedWrong") },
      ofSeen: profiles(seed).flatMap(factorsOfSeen),
    };
  },
  judge: ({ factors }, { reference }) => {
    const calls = judges.readCalls(factors, "`pileUpFactors`");
    if ("verdict" in calls) return calls.verdict;
    const entries = entriesOf(calls.value);
    if (isRightButFor0(entries, reference.right)) {
      return partial(0.5, {
        en: "A factor is not a number (0/0, or something over 0): what if there is no simulated event in a bin?",
        es: "Un factor no es un número (0/0, o algo entre 0): ¿y si en un intervalo no hay ningún suceso simulado?",
        ru: "Один из множителей — не число (0/0 или деление на 0): что, если в интервале нет ни одного смоделированного события?",
      });
    }
    const judge = (name: keyof Reference): Verdict =>
      judges.numbers(entries, reference[name], { name: "`pileUpFactors`", relative: 1e-9 });
    const known = mistakes.find(([name]) => judge(name).status === "pass");
    return known?.[1] ?? (judge("ofSeen").status === "pass" ? pass() : judge("right"));
  },
  wrong: [
    {
      name: "the totals are forgotten",
      code: "function pileUpFactors(data: number[], simulated: number[]) { return data.map((n, i) => (simulated[i] ? n / simulated[i] : 0)); }",
      points: 1,
      reason: /total of the simulation changes/,
    },
    {
      name: "upside down",
      code: `function pileUpFactors(data: number[], simulated: number[]) {
  const all = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
  return data.map((n, i) => (n ? (simulated[i] / all(simulated)) / (n / all(data)) : 0));
}`,
      points: 0,
      reason: /upside down/,
    },
    {
      name: "nothing over nothing",
      code: `function pileUpFactors(data: number[], simulated: number[]) {
  const all = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
  return data.map((n, i) => (n / all(data)) / (simulated[i] / all(simulated)));
}`,
      points: 1,
      reason: /no simulated event in a bin/,
    },
    {
      name: "the totals the wrong way round",
      code: `function pileUpFactors(data: number[], simulated: number[]) {
  const all = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
  return data.map((n, i) => (simulated[i] ? (n * all(data)) / (simulated[i] * all(simulated)) : 0));
}`,
      points: 1,
      reason: /wrong sides/,
    },
    {
      name: "no numbers at all",
      code: "function pileUpFactors(data: number[], simulated: number[]) { return data.map(() => NaN); }",
      points: 0,
      reason: /should be a number/,
    },
    {
      name: "a difference",
      code: "function pileUpFactors(data: number[], simulated: number[]) { return data.map((n, i) => n - simulated[i]); }",
      points: 0,
      reason: /right/,
    },
  ],
};
