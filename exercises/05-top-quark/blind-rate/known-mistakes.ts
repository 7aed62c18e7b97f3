import type { WrongAnswer } from "toplab/grade";

const byTrees = `function selected(events) {
  const scores = trees.predict(features(searchFeatures(events), inputs));
  return Array.from(scores, (score) => score >= taughtCut);
}
const count = (events) => selected(events).filter(Boolean).length;`;

/** Numbers of the lesson's best search, and a rate and an error made of them. */
const measured = (rate: string, error: string, yields = "searches.taught"): string => `
const observed = count(blind.events), { signal, background } = ${yields};
const blindRate = { observed, signal, background, rate: ${rate}, error: ${error} };`;

const rate = "(observed - background) / signal";
const error = "Math.sqrt(observed + (0.2 * background) ** 2) / signal";

/** Mistakes in the measurement, and ways to have a rate without one. */
export const knownMistakes: readonly WrongAnswer[] = [
  {
    name: "the background is not subtracted",
    code: byTrees + measured("observed / signal", error),
    points: 1,
    reason: /subtracted/,
  },
  {
    name: "hardly any selection, and only the fluctuation of the count",
    code: `function selected(events) {
  return Array.from(column(searchFeatures(events), "met"), (met) => met > 22);
}
const observed = selected(blind.events).filter(Boolean).length;
const { signal, background } = yieldsOf((i) => met[i] > 22);
const blindRate = { observed, signal, background, rate: ${rate}, error: Math.sqrt(observed) / signal };`,
    points: 1,
    reason: /20 %.*tighter/s,
  },
  {
    name: "one loose cut",
    code: `function selected(events) {
  return Array.from(column(searchFeatures(events), "met"), (met) => met > 50);
}
const observed = selected(blind.events).filter(Boolean).length;
const { signal, background } = yieldsOf((i) => met[i] > 50);
const blindRate = { observed, signal, background, rate: ${rate}, error: ${error} };`,
    points: 3,
    reason: /tighter/,
  },
  {
    name: "the error of the count, not of the rate",
    code: byTrees + measured(rate, "Math.sqrt(observed + (0.2 * background) ** 2)"),
    points: 3,
    reason: /divide/,
  },
  {
    name: "the yields of the simulation, not of 1 pb⁻¹",
    code:
      byTrees +
      measured(
        rate,
        error,
        "{ signal: searches.taught.signal * ttbar.luminosity, background: searches.taught.background * wjets.luminosity }",
      ),
    points: 0,
    reason: /1 pb⁻¹/,
  },
  {
    name: "the yields of another selection",
    code: byTrees + measured(rate, error, "searches.cuts"),
    points: 0,
    reason: /not what `selected` keeps/,
  },
  {
    name: "everything is kept",
    code: `function selected(events) { return new Array(events.nEvents).fill(true); }
const observed = blind.events.nEvents, { signal, background } = yieldsOf(() => true);
const blindRate = { observed, signal, background, rate: ${rate}, error: ${error} };`,
    points: 0,
    reason: /every event/,
  },
  {
    name: "nothing is kept",
    code: `function selected(events) { return new Array(events.nEvents).fill(false); }
const blindRate = { observed: 0, signal: 1, background: 0, rate: 0, error: 0 };`,
    points: 0,
    reason: /no event at all/,
  },
  {
    name: "a guessed rate",
    code: byTrees + measured("5", "0.01"),
    points: 0,
    reason: /of your own numbers/,
  },
  {
    name: "a count that goes with a guessed rate",
    code: `${byTrees}
const { signal, background } = searches.taught, observed = Math.round(5 * signal + background);
const blindRate = { observed, signal, background, rate: ${rate}, error: ${error} };`,
    points: 0,
    reason: /another number of events/,
  },
  {
    name: "no background, for a larger rate",
    code: byTrees + measured(rate, error, "{ ...searches.taught, background: 0 }"),
    points: 0,
    reason: /blindRate.background/,
  },
  {
    name: "another student's numbers",
    code: `${byTrees}
const theirs = (await blindSample(studentSeed() + 1)).events;
const { signal, background } = searches.taught, observed = count(theirs);
const blindRate = { observed, signal, background, rate: ${rate}, error: ${error} };`,
    points: 0,
    reason: /another number of events/,
  },
  {
    name: "the selection does not look at the events",
    code: `const known = Array.from(trees.predict(features(searchFeatures(blind.events), inputs)), (score) => score >= taughtCut);
function selected(events) { return known; }
const observed = known.filter(Boolean).length, { signal, background } = searches.taught;
const blindRate = { observed, signal, background, rate: ${rate}, error: ${error} };`,
    points: 0,
    reason: /always at the same/,
  },
  {
    name: "a filtered table in place of answers",
    code: `function selected(events) {
  const scores = trees.predict(features(searchFeatures(events), inputs));
  return take(events, Uint32Array.from(Array.from(scores.keys()).filter((i) => scores[i] >= taughtCut)));
}
const observed = selected(blind.events).nEvents, { signal, background } = searches.taught;
const blindRate = { observed, signal, background, rate: ${rate}, error: ${error} };`,
    points: 0,
    reason: /true or false/,
  },
];
