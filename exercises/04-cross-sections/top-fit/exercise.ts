import {
  type Exercise,
  fail,
  inEach,
  judges,
  partial,
  pass,
  together,
  wordsIn,
} from "toplab/grade";
import { ownCrossSections, ownRates, TOP_PAIRS } from "toplab/sim/cross-sections";
import { type ChannelCounts, lessonData } from "../lesson-data.ts";
import { aboveMinimum, isFitOf, readFit, strengthOf } from "../read-fit.ts";

interface Reference {
  /** What the student's data count, bin by bin. */
  readonly counts: ChannelCounts;
  /** True strengths. */
  readonly ttbar: number;
  readonly z: number;
}

/** One unit of −2 ln L is one standard deviation: a fit so close to the minimum is at the minimum. */
const AT_MINIMUM = 0.05;

const onAnother = {
  en: "The fit has converged, on another model.",
  es: "El ajuste ha convergido, pero en otro modelo.",
  ru: "Подгонка сошлась, но на другой модели.",
};

export const exercise: Exercise<null, { topFit: unknown }, Reference> = {
  id: "04-cross-sections/top-fit",
  title: "The fit",
  points: 3,
  answers: ["topFit"],
  prerequisites: ["top-cross-section"],
  limits: { seconds: 20 },
  hints: {
    en: [
      "`final.workspace({ asimov: true })` has expected counts in place of the data; what has the data?",
      "`fitModel(compile(final.workspace()))`.",
    ],
    es: [
      "`final.workspace({ asimov: true })` tiene recuentos esperados en lugar de los datos; ¿qué tiene los datos?",
      "Basta con `fitModel(compile(final.workspace()))`.",
    ],
    ru: [
      "В `final.workspace({ asimov: true })` вместо данных стоят ожидаемые числа; а где данные?",
      "Достаточно `fitModel(compile(final.workspace()))`.",
    ],
  },
  inputs: () => null,
  reference: async (seed) => ({
    counts: (await lessonData(seed)).counts,
    ttbar: ownCrossSections(seed).ttbar / TOP_PAIRS,
    z: ownRates(seed).z,
  }),
  judge: ({ topFit }, { reference }) => {
    const read = readFit(topFit);
    if ("verdict" in read) return read.verdict;
    const { fit } = read;
    if (Array.from(fit.data.main).some((n) => !Number.isInteger(n))) {
      return fail({
        en: "This is a fit of expected counts, the Asimov data: take what was seen.",
        es: "Es un ajuste de recuentos esperados, los datos de Asimov: toma lo que se ha visto.",
        ru: "Это подгонка ожидаемых чисел, данных Азимова: возьмите то, что наблюдалось.",
      });
    }
    const [top, z] = [strengthOf(fit, "mu_tt"), strengthOf(fit, "mu_Z")];
    if (!(top && z)) {
      return fail({
        en: "This is the fit of another model: mu_tt and mu_Z are to be measured.",
        es: "Es el ajuste de otro modelo: hay que medir `mu_tt` y `mu_Z`.",
        ru: "Это подгонка другой модели: измерить нужно `mu_tt` и `mu_Z`.",
      });
    }
    if (!isFitOf(fit, reference.counts)) {
      return fail({
        en: "These counts are not those of your data: take the model of `final` as it is.",
        es: "Estos recuentos no son los de tus datos: toma el modelo de `final` tal como es.",
        ru: "Это не числа ваших данных: возьмите модель из `final` как она есть.",
      });
    }
    if (!(top.error > 0 && z.error > 0)) {
      return fail({
        en: "A strength is held fixed here: both are to be measured.",
        es: "Aquí una intensidad está fija: hay que medir ambas.",
        ru: "Одна из сил здесь закреплена: измерить нужно обе.",
      });
    }
    if (!(aboveMinimum(fit) < AT_MINIMUM)) {
      return fail({
        en: "This is not the bottom of the valley: has the fit converged?",
        es: "Este no es el fondo del valle: ¿ha convergido el ajuste?",
        ru: "Это не дно долины: сошлась ли подгонка?",
      });
    }
    if (top.error / top.value < 0.03) {
      return partial(1 / 3, {
        en: "The fit has converged, but its model does not have what is uncertain: take that of `final`.",
        es: "El ajuste ha convergido, pero su modelo no tiene lo que es incierto: toma el de `final`.",
        ru: "Подгонка сошлась, но в её модели нет неопределённостей: возьмите модель из `final`.",
      });
    }
    const claim = ({ value, error }: { value: number; error: number }) => ({ value, error });
    const judge = (name: string, found: { value: number; error: number }, truth: number) =>
      judges.measurement(claim(found), { value: truth, error: found.error }, { name, maxPull: 3 });
    const verdict = together([
      { verdict: judge("mu_tt", top, reference.ttbar) },
      { verdict: judge("mu_Z", z, reference.z) },
    ]);
    if (verdict.status === "pass") return pass();
    const why = inEach((language) => `${onAnother[language]} ${wordsIn(verdict.reason, language)}`);
    return fail(why);
  },
  wrong: [
    {
      name: "the Asimov data",
      code: "const topFit = fitModel(compile(final.workspace({ asimov: true })));",
      points: 0,
      reason: /Asimov/,
    },
    {
      name: "the strength held",
      code: "const topFit = fitModel(compile(final.workspace()), { fixed: { mu_tt: 1 } });",
      points: 0,
      reason: /held fixed/,
    },
    {
      name: "the model without uncertainties",
      code: "const topFit = fitModel(compile(tuned.workspace()));",
      points: 1,
      reason: /what is uncertain/,
    },
    {
      name: "a fit of other counts",
      code: `const others = compile(final.workspace());
const topFit = fitModel(others, { data: { ...others.data, main: others.data.main.map((n) => Math.round(1.04 * n)) } });`,
      points: 0,
      reason: /not those of your data/,
    },
    {
      name: "no fit",
      code: "const topFit = compile(final.workspace());",
      points: 0,
      reason: /what fitModel/,
    },
  ],
};
