import { type Exercise, fail, judges, partial, pass, together } from "toplab/grade";
import { ownCrossSections, ownRates, TOP_PAIRS } from "toplab/sim/cross-sections";
import { aboveMinimum, readFit, strengthOf } from "../read-fit.ts";

interface Reference {
  /** True strengths. */
  readonly ttbar: number;
  readonly z: number;
}

/** One unit of −2 ln L is one standard deviation: a fit so close to the minimum is at the minimum. */
const AT_MINIMUM = 0.05;

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
  reference: (seed) => ({
    ttbar: ownCrossSections(seed).ttbar / TOP_PAIRS,
    z: ownRates(seed).z,
  }),
  judge: ({ topFit }, { reference }) => {
    const read = readFit(topFit);
    if ("verdict" in read) return read.verdict;
    const { fit } = read;
    if (Array.from(fit.data.main).some((n) => !Number.isInteger(n))) {
      return fail("This is a fit of expected counts, the Asimov data: take what was seen.");
    }
    const [top, z] = [strengthOf(fit, "mu_tt"), strengthOf(fit, "mu_Z")];
    if (!(top && z))
      return fail("This is the fit of another model: mu_tt and mu_Z are to be measured.");
    if (!(top.error > 0 && z.error > 0)) {
      return fail("A strength is held fixed here: both are to be measured.");
    }
    if (!(aboveMinimum(fit) < AT_MINIMUM)) {
      return fail("This is not the bottom of the valley: has the fit converged?");
    }
    if (top.error / top.value < 0.03) {
      return partial(
        1 / 3,
        "The fit has converged, but its model does not have what is uncertain: take that of `final`.",
      );
    }
    const claim = ({ value, error }: { value: number; error: number }) => ({ value, error });
    const judge = (name: string, found: { value: number; error: number }, truth: number) =>
      judges.measurement(claim(found), { value: truth, error: found.error }, { name, maxPull: 3 });
    const verdict = together([
      { verdict: judge("mu_tt", top, reference.ttbar) },
      { verdict: judge("mu_Z", z, reference.z) },
    ]);
    return verdict.status === "pass"
      ? pass()
      : fail(`The fit has converged, on another model. ${verdict.reason}`);
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
      name: "no fit",
      code: "const topFit = compile(final.workspace());",
      points: 0,
      reason: /what fitModel/,
    },
  ],
};
