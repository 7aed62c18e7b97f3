import { type Exercise, fail, judges, type Part, together, type Verdict } from "toplab/grade";
import { integral } from "toplab/hist";
import { lessonSimulation } from "../lesson-simulation.ts";

const sources = ["electronEfficiency", "muonEfficiency", "electronScale"] as const;
const fields = [...sources, "total"] as const;
type Shifts = Readonly<Record<(typeof fields)[number], number>>;

interface Reference {
  readonly right: Shifts;
  /** Top pairs with nothing changed. */
  readonly nominal: number;
}

async function reference(): Promise<Reference> {
  const { run } = await lessonSimulation();
  const topPairs = (systematic: string): number =>
    integral(run.histogram({ region: "emu", process: "ttbar", systematic }));
  const nominal = topPairs("nominal");
  const shift = (name: string): number =>
    (topPairs(`${name}_up`) - topPairs(`${name}_down`)) / (2 * nominal);
  const [electronEfficiency, muonEfficiency, electronScale] = sources.map(shift) as [
    number,
    number,
    number,
  ]; // one each
  const total = Math.hypot(electronEfficiency, muonEfficiency, electronScale);
  return { right: { electronEfficiency, muonEfficiency, electronScale, total }, nominal };
}

/** Relative; few events cross 25 GeV, and what they weigh depends a little on the student's tags. */
const tolerances: Shifts = {
  ...{ electronEfficiency: 0.01, muonEfficiency: 0.01, electronScale: 0.08, total: 0.004 },
};

/** Each efficiency can be read from the lesson's text, if one sees why; the scale must be run up and down. */
const weights: Shifts = {
  electronEfficiency: 0.5,
  muonEfficiency: 0.5,
  electronScale: 2,
  total: 1,
};

export const exercise: Exercise<null, { shifts: Shifts }, Reference> = {
  id: "04-cross-sections/shifts",
  title: "How uncertain is ε_eμ?",
  points: 2,
  answers: ["shifts"],
  prerequisites: ["top-cross-section"],
  limits: { seconds: 10 },
  hints: {
    en: [
      'A function saves work: `const shift = (name) => (topPairs(name + "_up") - topPairs(name + "_down")) / (2 * topPairs("nominal"));`.',
      "In quadrature: the root of the sum of squares, `Math.hypot(a, b, c)`.",
    ],
    es: [
      'Una función ahorra trabajo: `const shift = (name) => (topPairs(name + "_up") - topPairs(name + "_down")) / (2 * topPairs("nominal"));`.',
      "En cuadratura: la raíz de la suma de los cuadrados, `Math.hypot(a, b, c)`.",
    ],
    ru: [
      'Функция сбережёт труд: `const shift = (name) => (topPairs(name + "_up") - topPairs(name + "_down")) / (2 * topPairs("nominal"));`.',
      "Квадратично: корень из суммы квадратов, `Math.hypot(a, b, c)`.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ shifts }, { reference }) => {
    const record = judges.readRecord(shifts, "`shifts`", fields);
    if ("verdict" in record) return record.verdict;
    return together(
      fields.map(
        (field): Part => ({
          verdict: judgeOne(record.value[field], field, reference),
          weight: weights[field],
        }),
      ),
    );
  },
  wrong: [
    {
      name: "the whole difference",
      code: `const whole = (name) => (topPairs(name + "_up") - topPairs(name + "_down")) / topPairs("nominal");
const [e, m, s] = ["electronEfficiency", "muonEfficiency", "electronScale"].map(whole);
const shifts = { electronEfficiency: e, muonEfficiency: m, electronScale: s, total: Math.hypot(e, m, s) };`,
      points: 0,
      reason: /whole way from down to up/,
    },
    {
      name: "in events",
      code: `const events = (name) => (topPairs(name + "_up") - topPairs(name + "_down")) / 2;
const [e, m, s] = ["electronEfficiency", "muonEfficiency", "electronScale"].map(events);
const shifts = { electronEfficiency: e, muonEfficiency: m, electronScale: s, total: Math.hypot(e, m, s) };`,
      points: 0,
      reason: /number of events/,
    },
    {
      name: "the numbers of the text",
      code: "const shifts = { electronEfficiency: 0.01, muonEfficiency: 0.007, electronScale: 0.005, total: 0.0122 };",
      points: 0.5,
      reason: /electron scale is missing/,
    },
    {
      name: "added as they are",
      code: `const half = (name) => (topPairs(name + "_up") - topPairs(name + "_down")) / (2 * topPairs("nominal"));
const [e, m, s] = ["electronEfficiency", "muonEfficiency", "electronScale"].map(half);
const shifts = { electronEfficiency: e, muonEfficiency: m, electronScale: s, total: e + m + s };`,
      points: 1.5,
      reason: /in quadrature/,
    },
  ],
};

function judgeOne(claim: unknown, field: keyof Shifts, { right, nominal }: Reference): Verdict {
  const relative = tolerances[field];
  const judge = (expected: number): Verdict =>
    judges.withinTolerance(claim, expected, { name: `\`shifts.${field}\``, relative });
  const isLike = (expected: number): boolean => judge(expected).status === "pass";
  if (isLike(2 * right[field])) {
    return fail({
      en: "This is the whole way from down to up: an uncertainty is half of it, to either side.",
      es: "Es todo el camino de abajo arriba: una incertidumbre es la mitad, hacia cada lado.",
      ru: "Это весь путь от «вниз» до «вверх»: погрешность — его половина, в каждую сторону.",
    });
  }
  if (isLike(nominal * right[field])) {
    return fail({
      en: "This is a number of events: divide by the nominal one.",
      es: "Es un número de sucesos: divide por el nominal.",
      ru: "Это число событий: разделите на номинальное.",
    });
  }
  const { electronEfficiency, muonEfficiency, electronScale } = right;
  if (field === "total" && isLike(electronEfficiency + muonEfficiency + electronScale)) {
    return fail({
      en: "The three do not happen to go up together: add them in quadrature.",
      es: "Las tres no suben juntas a la vez: súmalas en cuadratura.",
      ru: "Все три не растут разом: складывайте их квадратично.",
    });
  }
  if (field === "total" && isLike(Math.hypot(electronEfficiency, muonEfficiency))) {
    return fail({
      en: "The total has two of the three: the electron scale is missing in it.",
      es: "El total tiene dos de las tres: le falta la escala de los electrones.",
      ru: "В `total` вошли две из трёх: не хватает шкалы энергии электронов.",
    });
  }
  return judge(right[field]);
}
