import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  pass,
  together,
  type Verdict,
  wrongType,
} from "toplab/grade";
import { blindSample, blindRate as trueRate } from "toplab/sim/search";
import {
  countsIn,
  cutYields,
  lessonSearches,
  type SearchName,
  UNCERTAINTY,
  type Yields,
} from "../searches.ts";

const fields = ["observed", "signal", "background", "rate", "error"] as const;
type Measured = Readonly<Record<(typeof fields)[number], number>>;

interface Reference {
  /** What was put into the student's sample. */
  readonly rate: number;
  /** Uncertainty to be expected with the cuts of the lesson. */
  readonly error: number;
  /** What the three searches of the lesson keep of 1 pb⁻¹. */
  readonly searches: Readonly<Record<SearchName, Yields>>;
  /** What they keep of the student's sample: fewest and most, by how the cut is meant. */
  readonly counts: Readonly<Record<SearchName, readonly [number, number]>>;
}

async function reference(seed: number): Promise<Reference> {
  const rate = trueRate(seed);
  const cuts: Yields = await cutYields();
  const observed = rate * cuts.signal + cuts.background;
  const { events } = await blindSample(seed);
  return {
    ...{ rate, error: errorOf({ ...cuts, observed }) },
    ...{ searches: await lessonSearches(), counts: await countsIn(events) },
  };
}

const errorOf = ({ observed, signal, background }: Pick<Measured, "observed"> & Yields): number =>
  Math.sqrt(observed + (UNCERTAINTY * background) ** 2) / signal;

export const exercise: Exercise<null, { blindRate: Measured }, Reference> = {
  id: "05-top-quark/blind-rate",
  title: "Your own measurement",
  points: 4,
  answers: ["blindRate"],
  prerequisites: ["top-cuts"],
  limits: { seconds: 30 },
  hints: {
    en: [
      "The search that reaches the smallest rate also measures best: score the blind sample with `trees.predict` and keep what is above `taughtCut`.",
      "`searches.taught` has `signal` and `background` of that selection in 1 pb⁻¹ already, from the testing samples.",
      "The error of the numerator is √(observed + (0.2 · background)²); divide it by the signal, as the numerator.",
    ],
    es: [
      "La búsqueda que llega a la tasa más pequeña es también la que mejor mide: puntúa la muestra ciega con `trees.predict` y quédate con lo que supere `taughtCut`.",
      "`searches.taught` ya contiene `signal` y `background` de esa selección en 1 pb⁻¹, a partir de las muestras de prueba.",
      "El error del numerador es √(observed + (0.2 · background)²); divídelo por la señal, igual que el numerador.",
    ],
    ru: [
      "Поиск, который достигает наименьшей частоты, и измеряет лучше всего: оцените слепую выборку с помощью `trees.predict` и оставьте то, что выше `taughtCut`.",
      "В `searches.taught` уже есть `signal` и `background` этого отбора в 1 пб⁻¹, по проверочным выборкам.",
      "Погрешность числителя — √(observed + (0.2 · background)²); разделите её на сигнал, как и числитель.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ blindRate }, { reference }) => {
    const record = judges.readRecord(blindRate, "`blindRate`", fields);
    if ("verdict" in record) return record.verdict;
    if (fields.every((field) => (record.value[field] ?? null) === null)) {
      return notAttempted("`blindRate` has no numbers yet: replace the undefined of the cell.");
    }
    for (const field of fields) {
      const read = judges.readNumber(record.value[field], `\`blindRate.${field}\``);
      if ("verdict" in read) return read.verdict;
    }
    const claim = record.value as Measured; // each read as a number just now
    const impossible = impossibleYields(claim);
    if (impossible) return impossible;
    const rate = judgeRate(claim, reference);
    const precision = rate.status === "pass" ? judgePrecision(claim, reference) : rate;
    return together([
      { verdict: rate, weight: 2 },
      { verdict: judgeError(claim), weight: 1 },
      { verdict: precision, weight: 1 },
    ]);
  },
  wrong: [
    {
      name: "the background is not subtracted",
      code: `const keptBlind = trees.predict(features(searchFeatures(blind.events), inputs)).filter((score) => score >= taughtCut).length;
const { signal, background } = searches.taught;
const blindRate = { observed: keptBlind, signal, background, rate: keptBlind / signal,
  error: Math.sqrt(keptBlind + (0.2 * background) ** 2) / signal };`,
      points: 1,
      reason: /subtracted/,
    },
    {
      name: "only the fluctuation of the count, without any selection",
      code: `const { signal, background } = yieldsOf(() => true);
const observed = blind.events.nEvents;
const blindRate = { observed, signal, background, rate: (observed - background) / signal, error: Math.sqrt(observed) / signal };`,
      points: 2,
      reason: /20 %/,
    },
    {
      name: "the error of the count, not of the rate",
      code: `const keptBlind = trees.predict(features(searchFeatures(blind.events), inputs)).filter((score) => score >= taughtCut).length;
const { signal, background } = searches.taught;
const blindRate = { observed: keptBlind, signal, background, rate: (keptBlind - background) / signal,
  error: Math.sqrt(keptBlind + (0.2 * background) ** 2) };`,
      points: 3,
      reason: /divide/,
    },
    {
      name: "the yields of the simulation, not of 1 pb⁻¹",
      code: `const keptBlind = trees.predict(features(searchFeatures(blind.events), inputs)).filter((score) => score >= taughtCut).length;
const signal = searches.taught.signal * ttbar.luminosity, background = searches.taught.background * wjets.luminosity;
const blindRate = { observed: keptBlind, signal, background, rate: (keptBlind - background) / signal,
  error: Math.sqrt(keptBlind + (0.2 * background) ** 2) / signal };`,
      points: 0,
      reason: /1 pb⁻¹/,
    },
    {
      name: "the standard rate, because it must be so",
      code: "const blindRate = { observed: blind.events.nEvents, ...searches.taught, rate: 1, error: 0.01 };",
      points: 0,
      reason: /of your own numbers/,
    },
  ],
};

/** More signal or background than 1 pb⁻¹ holds without any cut, with room for their uncertainty. */
function impossibleYields({ observed, signal, background }: Measured): Verdict | undefined {
  if (!(observed >= 0 && Number.isInteger(observed))) {
    return wrongType("`blindRate.observed` should be a whole number of events.");
  }
  if (!(signal > 0 && background >= 0)) {
    return wrongType("`blindRate.signal` should be above 0, and `background` not below.");
  }
  if (signal < 250 && background < 800) return undefined;
  return fail(
    "So much signal or background is not in 1 pb⁻¹: are these the simulated events, which stand for more luminosity?",
  );
}

function judgeRate(claim: Measured, reference: Reference): Verdict {
  const { observed, signal, background, rate } = claim;
  const isLike = (other: number): boolean => Math.abs(rate - other) <= 0.01 * (1 + Math.abs(other));
  if (isLike(observed / signal) && !isLike((observed - background) / signal)) {
    return fail("The background has not been subtracted from the events before the division.");
  }
  if (!isLike((observed - background) / signal)) {
    return fail("The rate is not (observed − background) / signal of your own numbers.");
  }
  if (isOfAnotherSample(claim, reference)) {
    return fail(
      "This selection keeps another number of events of your blind sample: is `observed` counted in `blind.events`, and in yours?",
    );
  }
  const sigma = Math.min(errorOf(claim), 2 * reference.error);
  if (Math.abs(rate - reference.rate) <= 3 * sigma) return pass();
  return fail(
    "The rate lies more than three standard deviations from what was put into your sample: are observed, signal and background those of one and the same selection?",
  );
}

/** Whether a search of the lesson was used, and on other events than the student's. */
function isOfAnotherSample(claim: Measured, { searches, counts }: Reference): boolean {
  const isNear = (a: number, b: number): boolean => Math.abs(a / b - 1) < 1e-3;
  const names = Object.keys(searches) as SearchName[]; // the keys of that record
  const used = names.find((name) => {
    const { signal, background } = searches[name];
    return isNear(claim.signal, signal) && isNear(claim.background, background);
  });
  if (!used) return false;
  const [fewest, most] = counts[used];
  return claim.observed < fewest || claim.observed > most;
}

function judgeError(claim: Measured): Verdict {
  const { observed, signal, error } = claim;
  const expected = errorOf(claim);
  const isLike = (other: number): boolean => Math.abs(error / other - 1) < 0.1;
  if (isLike(expected)) return pass();
  if (isLike(Math.sqrt(observed) / signal)) {
    return fail(
      "The uncertainty lacks the 20 % of the background: it is known no better than that.",
    );
  }
  if (isLike(expected * signal)) {
    return fail(
      "This is the uncertainty of the number of events: divide it by the signal to have that of the rate.",
    );
  }
  return fail(
    "The uncertainty is not that of a count and of a background known to 20 %: √(observed + (0.2 · background)²) / signal.",
  );
}

function judgePrecision(claim: Measured, { error }: Reference): Verdict {
  if (errorOf(claim) <= 1.5 * error) return pass();
  return fail(
    "A tighter selection would measure the rate much more precisely: the uncertain background is too large here.",
  );
}
