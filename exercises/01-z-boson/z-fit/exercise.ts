import { particles } from "toplab/core";
import { type Exercise, fail, judges, partial, pass, together, wrongType } from "toplab/grade";
import { type Hist1D, hist1d, regular } from "toplab/hist";
import { fitPeak, type PeakFit, poissonDeviance } from "toplab/stats";
import { goodZPairs } from "../dimuon-masses.ts";

interface Reference {
  readonly counts: readonly number[];
  /** −2 ln L at the bottom of the valley, with and without the tail. */
  readonly deviance: number;
  readonly withoutTail: number;
  readonly massError: number;
}

interface Values {
  readonly zFit: {
    readonly expected: Float64Array;
    readonly parameters: {
      readonly mass: { readonly error: number };
      readonly width: { readonly value: number };
    };
  };
}

const fitZ = (peak: Hist1D, tail: "none" | "radiative"): PeakFit =>
  fitPeak(peak, {
    shape: "breit-wigner-gauss",
    background: "constant",
    tail,
    fixed: { width: particles.Z.width },
  });

async function reference(): Promise<Reference> {
  const peak = hist1d(regular(80, 70, 110), await goodZPairs());
  const best = fitZ(peak, "radiative");
  return {
    counts: Array.from(best.observed),
    deviance: best.deviance,
    withoutTail: fitZ(peak, "none").deviance,
    massError: best.parameters.mass.error,
  };
}

/** One unit of −2 ln L is one standard deviation: a fit so close to the minimum is at the minimum. */
const isAt = (deviance: number, bottom: number): boolean => Math.abs(deviance - bottom) < 1;

export const exercise: Exercise<null, Values, Reference> = {
  id: "01-z-boson/z-fit",
  title: "Fit the Z",
  points: 3,
  answers: ["zFit"],
  hints: {
    en: [
      "The call that made `firstFit` stands above: yours needs one more setting.",
      '`{ ...model }` copies the settings; `{ ...model, tail: "radiative" }` copies them and adds one.',
    ],
    es: [
      "Más arriba está la llamada que hizo `firstFit`: a la tuya le hace falta una opción más.",
      '`{ ...model }` copia las opciones; `{ ...model, tail: "radiative" }` las copia y añade una.',
    ],
    ru: [
      "Выше есть вызов, который дал `firstFit`: вашему нужна ещё одна настройка.",
      '`{ ...model }` копирует настройки, а `{ ...model, tail: "radiative" }` копирует их и добавляет ещё одну.',
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ zFit }, { reference }) => {
    const record = judges.readRecord(zFit, "`zFit`", ["expected", "parameters"]);
    if ("verdict" in record) return record.verdict;
    const expected = judges.readNumbers(record.value["expected"], "The expected counts of `zFit`");
    if ("verdict" in expected) return wrongType("`zFit` should be what fitPeak(…) gives back.");
    if (expected.value.length !== reference.counts.length) {
      return fail("This fit is of another histogram or another range: fit all 80 bins of `zPeak`.");
    }
    const deviance = poissonDeviance(reference.counts, expected.value);
    if (isAt(deviance, reference.withoutTail)) {
      return partial(
        1 / 3,
        "The fit has converged, but its model has no tail: below the peak, the pulls still show the photons.",
      );
    }
    if (!isAt(deviance, reference.deviance)) {
      return fail(
        "This is not the bottom of the valley of the model asked for: are shape, background, tail and the fixed width right?",
      );
    }
    return together([
      { verdict: pass(), weight: 2 },
      { verdict: massError(record.value["parameters"], reference.massError) },
    ]);
  },
  wrong: [
    {
      name: "no tail",
      code: "const zFit = fitPeak(zPeak, model);",
      points: 1,
      reason: /no tail/,
    },
    {
      name: "a Gaussian alone",
      code: 'const zFit = fitPeak(zPeak, { shape: "gauss", background: "exponential" });',
      points: 0,
      reason: /bottom of the valley/,
    },
    {
      name: "half the range",
      code: 'const zFit = fitPeak(zPeak, { ...model, tail: "radiative", range: [80, 100] });',
      points: 0,
      reason: /another range/,
    },
    {
      name: "only the number",
      code: "const zFit = 91.2;",
      points: 0,
      reason: /should be/,
    },
  ],
};

function massError(parameters: unknown, expected: number) {
  const mass = judges.readRecord(parameters, "The parameters of `zFit`", ["mass"]);
  if ("verdict" in mass) return mass.verdict;
  const record = judges.readRecord(mass.value["mass"], "The mass in `zFit`", ["error"]);
  if ("verdict" in record) return record.verdict;
  return judges.withinTolerance(record.value["error"], expected, {
    name: "The uncertainty of the mass in `zFit`",
    unit: "GeV",
    relative: 0.2,
  });
}
