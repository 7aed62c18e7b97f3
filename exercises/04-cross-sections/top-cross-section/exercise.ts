import { type Exercise, fail, judges, notAttempted, type Part, together } from "toplab/grade";
import { type TagCounting, tagCounting } from "toplab/stats/cross-sections";
import { ownTagCounts } from "../expected-counts.ts";

const fields = ["crossSection", "tagEfficiency"] as const;

interface Reference extends TagCounting {
  /** σ [pb] if the background is taken for signal. */
  readonly noBackground: number;
}

async function reference(seed: number): Promise<Reference> {
  const counts = await ownTagCounts(seed);
  const { crossSection } = tagCounting({ ...counts, backgroundOne: 0, backgroundTwo: 0 });
  return { ...tagCounting(counts), noBackground: crossSection.value };
}

/** Of the statistical error: everybody counts the same events, but a few fakes more or less are no mistake. */
const MAX_PULL = 0.5;

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
      return notAttempted({
        en: "`tops` has no values yet: put in its place what tagCounting(…) returns.",
        es: "`tops` todavía no tiene valores: pon en su lugar lo que devuelve `tagCounting(…)`.",
        ru: "В `tops` пока нет значений: поставьте туда то, что возвращает `tagCounting(…)`.",
      });
    }
    const sigma = judges.readRecord(record.value.crossSection, "`tops.crossSection`", ["value"]);
    const value = "value" in sigma ? sigma.value.value : undefined;
    const isNear = (other: number): boolean =>
      typeof value === "number" && Math.abs(value / other - 1) < 0.02;
    if (isNear(reference.noBackground)) {
      return fail({
        en: "The background is still in: what is not tt̄ has to go from both counts.",
        es: "El fondo sigue dentro: lo que no es tt̄ hay que quitarlo de ambos recuentos.",
        ru: "Фон остался внутри: то, что не tt̄, нужно вычесть из обоих чисел.",
      });
    }
    if (isNear(reference.crossSection.value * 100)) {
      return fail({
        en: "A hundred times too large: pairs of an electron and a muon are not prescaled.",
        es: "Cien veces demasiado grande: las parejas de un electrón y un muon no llevan preescala.",
        ru: "В сто раз больше, чем нужно: пары из электрона и мюона не прорежены.",
      });
    }
    return together(
      fields.map(
        (field): Part => ({
          verdict: judges.measurement(record.value[field], reference[field], {
            ...{ name: `\`tops.${field}\``, maxPull: MAX_PULL, valueShare: 2 / 3 },
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
      name: "the simulation's own word",
      code: 'const tops = { crossSection: { value: 831.76, error: 10 }, tagEfficiency: { value: tagCounting({ one: simulated("emu1b"), two: simulated("emu2b"), backgroundOne: 0, backgroundTwo: 0, correlation: cb, acceptance: epsilon, luminosity: 3200 }).tagEfficiency.value, error: 0.003 } };',
      points: 1,
      reason: /crossSection. is not right yet/,
    },
    {
      name: "only a number",
      code: "const tops = 830;",
      points: 0,
      reason: /should be/,
    },
  ],
};
