import { poisson, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, type Verdict, wrongType } from "toplab/grade";

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

function factorsBy(name: Name, [data, simulated]: Profiles): number[] {
  const all = sum(data) / sum(simulated);
  return data.map((d, bin) => formulas[name](d, simulated[bin]!, all));
}

type Reference = Readonly<Record<Name, readonly number[]>>;

const mistakes: readonly (readonly [Name, Verdict])[] = [
  [
    "notNormalised",
    partial(
      0.5,
      "The shape is right, but the total of the simulation changes: divide each list by its sum before you take the ratio.",
    ),
  ],
  ["upsideDown", fail("This is upside down: it would make the difference larger.")],
  [
    "normalisedWrong",
    partial(0.5, "The shape is right; the two totals are on the wrong sides of the fraction."),
  ],
];

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
    };
  },
  judge: ({ factors }, { reference }) => {
    if (factors !== undefined && factors !== null && !Array.isArray(factors)) {
      return wrongType("`pileUpFactors` should be a function.");
    }
    const flat: readonly unknown[] | undefined = factors?.flat();
    if (flat?.some((x) => typeof x === "number" && !Number.isFinite(x))) {
      return partial(
        0.5,
        "A factor is not a number (0/0, or something over 0): what if there is no simulated event in a bin?",
      );
    }
    const judge = (name: Name): Verdict =>
      judges.numbers(flat, reference[name], { name: "`pileUpFactors`", relative: 1e-9 });
    const known = mistakes.find(([name]) => judge(name).status === "pass");
    return known?.[1] ?? judge("right");
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
      name: "a difference",
      code: "function pileUpFactors(data: number[], simulated: number[]) { return data.map((n, i) => n - simulated[i]); }",
      points: 0,
      reason: /right/,
    },
  ],
};
