import { type Exercise, fail, judges, notAttempted, type Part, together } from "toplab/grade";
import { ownCrossSections, ownRates } from "toplab/sim/cross-sections";
import { type TagCounting, tagCounting } from "toplab/stats/cross-sections";
import { expectedTags, ownTagCounts } from "../expected-counts.ts";

const fields = ["crossSection", "tagEfficiency"] as const;

interface Reference extends TagCounting {
  /** σ [pb] if the background is taken for signal. */
  readonly noBackground: number;
}

async function reference(seed: number): Promise<Reference> {
  const counts = await ownTagCounts(seed);
  const { all, one, two } = await expectedTags();
  const errors = tagCounting(counts);
  const simulatedTags = (one + 2 * two) / (2 * all);
  const { ttbar } = ownCrossSections(seed);
  return {
    crossSection: { value: ttbar, error: errors.crossSection.error },
    tagEfficiency: {
      value: ownRates(seed).tags * simulatedTags,
      error: errors.tagEfficiency.error,
    },
    noBackground: tagCounting({ ...counts, backgroundOne: 0, backgroundTwo: 0 }).crossSection.value,
  };
}

export const exercise: Exercise<null, { tops: TagCounting }, Reference> = {
  id: "04-cross-sections/top-cross-section",
  title: "σ(tt̄) and the tags",
  points: 3,
  answers: ["tops"],
  prerequisites: ["prescale", "fakes"],
  limits: { seconds: 20 },
  hints: {
    en: [
      "`one: seen.one, two: seen.two, backgroundOne: notTop.one, …`: each of the seven has its name.",
      "`correlation: cb, acceptance: epsilon, luminosity: 3200`, and that is all.",
    ],
    es: [
      "`one: seen.one, two: seen.two, backgroundOne: notTop.one, …`: cada uno de los siete tiene su nombre.",
      "`correlation: cb, acceptance: epsilon, luminosity: 3200`, y ya está.",
    ],
    ru: [
      "`one: seen.one, two: seen.two, backgroundOne: notTop.one, …`: у каждого из семи своё имя.",
      "`correlation: cb, acceptance: epsilon, luminosity: 3200` — и готово.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ tops }, { reference }) => {
    const record = judges.readRecord(tops, "`tops`", fields);
    if ("verdict" in record) return record.verdict;
    if (fields.every((field) => (record.value[field] ?? null) === null)) {
      return notAttempted(
        "`tops` has no values yet: put in its place what tagCounting(…) returns.",
      );
    }
    const sigma = judges.readRecord(record.value.crossSection, "`tops.crossSection`", ["value"]);
    const value = "value" in sigma ? sigma.value.value : undefined;
    const isNear = (other: number): boolean =>
      typeof value === "number" && Math.abs(value / other - 1) < 0.02;
    if (isNear(reference.noBackground)) {
      return fail("The background is still in: what is not tt̄ has to go from both counts.");
    }
    if (isNear(reference.crossSection.value * 100)) {
      return fail("A hundred times too large: pairs of an electron and a muon are not prescaled.");
    }
    return together(
      fields.map(
        (field): Part => ({
          verdict: judges.measurement(record.value[field], reference[field], {
            ...{ name: `\`tops.${field}\``, maxPull: 5, valueShare: 2 / 3 },
          }),
          weight: field === "crossSection" ? 2 : 1,
        }),
      ),
    );
  },
  wrong: [
    {
      name: "no background",
      code: "const tops = tagCounting({ one: seen.one, two: seen.two, backgroundOne: 0, backgroundTwo: 0, correlation: cb, acceptance: epsilon, luminosity: 3200 });",
      points: 0,
      reason: /still in/,
    },
    {
      name: "the luminosity in fb⁻¹",
      code: "const tops = tagCounting({ one: seen.one, two: seen.two, backgroundOne: notTop.one, backgroundTwo: notTop.two, correlation: cb, acceptance: epsilon, luminosity: 3.2 });",
      points: 1,
      reason: /1000 times/,
    },
    {
      name: "the prescaled luminosity",
      code: "const tops = tagCounting({ one: seen.one, two: seen.two, backgroundOne: notTop.one, backgroundTwo: notTop.two, correlation: cb, acceptance: epsilon, luminosity: 32 });",
      points: 0,
      reason: /not prescaled/,
    },
    {
      name: "only a number",
      code: "const tops = 830;",
      points: 0,
      reason: /should be/,
    },
  ],
};
