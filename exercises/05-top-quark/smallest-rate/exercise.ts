import { findRoot } from "toplab/core";
import { type Exercise, judges, notAttempted, together, type Verdict } from "toplab/grade";
import { expectedSignificance } from "toplab/stats";
import { lessonSearches, type SearchName, UNCERTAINTY, type Yields } from "../searches.ts";

const names = ["cuts", "strange", "taught"] as const;
type ByName = Readonly<Record<SearchName, number>>;

interface Reference {
  readonly rates: ByName;
  /** For 3 σ. */
  readonly evidence: ByName;
  /** From the significance at the standard rate, as if it grew in proportion. */
  readonly scaled: ByName;
}

const reach = ({ signal, background }: Yields, rate: number): number =>
  expectedSignificance(rate * signal, background, { error: UNCERTAINTY * background });

const rateFor = (z: number, search: Yields): number =>
  findRoot((rate) => reach(search, rate) - z, [0, 50]);

async function reference(): Promise<Reference> {
  const searches = await lessonSearches();
  const each = (f: (search: Yields) => number): ByName => ({
    cuts: f(searches.cuts),
    strange: f(searches.strange),
    taught: f(searches.taught),
  });
  return {
    rates: each((search) => rateFor(5, search)),
    evidence: each((search) => rateFor(3, search)),
    scaled: each((search) => 5 / reach(search, 1)),
  };
}

export const exercise: Exercise<null, { smallestRate: ByName }, Reference> = {
  id: "05-top-quark/smallest-rate",
  title: "The smallest rate",
  points: 3,
  answers: ["smallestRate"],
  prerequisites: ["top-cuts"],
  limits: { seconds: 30 },
  hints: {
    en: [
      "Read the three crossings with the line at 5 σ off the picture first: that is the number to expect.",
      "Start at rate 0 and go up in small steps until `reach(searches.cuts, rate)` reaches 5.",
      "`findRoot((rate) => reach(searches.cuts, rate) - 5, [0, 20])` finds where a function is zero.",
    ],
    es: [
      "Lee primero en la figura los tres cruces con la línea de 5 σ: ese es el número que cabe esperar.",
      "Empieza en la tasa 0 y sube a pasos pequeños hasta que `reach(searches.cuts, rate)` llegue a 5.",
      "`findRoot((rate) => reach(searches.cuts, rate) - 5, [0, 20])` encuentra dónde vale cero una función.",
    ],
    ru: [
      "Сначала прочитайте на графике, где три кривые пересекают линию 5 σ: такое число и следует ожидать.",
      "Начните с частоты 0 и идите вверх малыми шагами, пока `reach(searches.cuts, rate)` не достигнет 5.",
      "`findRoot((rate) => reach(searches.cuts, rate) - 5, [0, 20])` находит, где функция равна нулю.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ smallestRate }, { reference }) => {
    const record = judges.readRecord(smallestRate, "`smallestRate`", names);
    if ("verdict" in record) return record.verdict;
    if (names.every((name) => (record.value[name] ?? null) === null)) {
      return notAttempted("`smallestRate` has no numbers yet: replace the undefined of the cell.");
    }
    return together(
      names.map((name) => ({ verdict: judgeOne(name, record.value[name], reference) })),
    );
  },
  wrong: [
    {
      name: "evidence in place of discovery",
      code: `const rateFor = (search) => findRoot((rate) => reach(search, rate) - 3, [0, 20]);
const smallestRate = { cuts: rateFor(searches.cuts), strange: rateFor(searches.strange), taught: rateFor(searches.taught) };`,
      points: 0,
      reason: /3 σ/,
    },
    {
      name: "significance in proportion to the rate",
      code: `const scaled = (search) => 5 / reach(search, 1);
const smallestRate = { cuts: scaled(searches.cuts), strange: scaled(searches.strange), taught: scaled(searches.taught) };`,
      points: 0,
      reason: /proportion/,
    },
    {
      name: "two of the searches are exchanged",
      code: `const rateFor = (search) => findRoot((rate) => reach(search, rate) - 5, [0, 20]);
const smallestRate = { cuts: rateFor(searches.strange), strange: rateFor(searches.cuts), taught: rateFor(searches.taught) };`,
      points: 1,
      reason: /another search/,
    },
  ],
};

function judgeOne(
  name: SearchName,
  claim: unknown,
  { rates, evidence, scaled }: Reference,
): Verdict {
  const called = `\`smallestRate.${name}\``;
  const verdict = judges.withinTolerance(claim, rates[name], { name: called, relative: 0.02 });
  if (verdict.status !== "fail" || typeof claim !== "number") return verdict;
  const isNear = (other: number): boolean => Math.abs(claim / other - 1) < 0.02;
  if (isNear(evidence[name])) {
    return {
      ...verdict,
      reason: `${called} is the rate for 3 σ, which is called evidence; a discovery asks for 5.`,
    };
  }
  if (isNear(scaled[name])) {
    return {
      ...verdict,
      reason: `${called} assumes that the significance grows in proportion to the rate. It does not: the curve bends.`,
    };
  }
  if (names.some((other) => other !== name && isNear(rates[other]))) {
    return { ...verdict, reason: `${called} is the number of another search.` };
  }
  return verdict;
}
