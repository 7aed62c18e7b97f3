import { particles } from "toplab/core";
import {
  type Exercise,
  fail,
  judges,
  partial,
  pass,
  together,
  type Words,
  wrongType,
} from "toplab/grade";
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

async function reference(seed: number): Promise<Reference> {
  const peak = hist1d(regular(80, 70, 110), await goodZPairs(seed));
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
    const expected = judges.readNumbers(record.value["expected"], "`zFit`");
    if ("verdict" in expected) return wrongType(noFit);
    if (expected.value.length !== reference.counts.length) {
      return fail({
        en: "This fit is of another histogram or another range: fit all 80 bins of `zPeak`.",
        es: "Este ajuste es de otro histograma o de otro rango: ajusta los 80 intervalos de `zPeak`.",
        ru: "Это подгонка другой гистограммы или другого диапазона: подгоните все 80 бинов `zPeak`.",
      });
    }
    const deviance = poissonDeviance(reference.counts, expected.value);
    if (isAt(deviance, reference.withoutTail)) {
      return partial(1 / 3, {
        en: "The fit has converged, but its model has no tail: below the peak, the pulls still show the photons.",
        es: "El ajuste ha convergido, pero su modelo no tiene cola: por debajo del pico, los residuos todavía muestran los fotones.",
        ru: "Подгонка сошлась, но в модели нет хвоста: ниже пика отклонения всё ещё выдают фотоны.",
      });
    }
    if (!isAt(deviance, reference.deviance)) {
      return fail({
        en: "This is not the bottom of the valley of the model asked for: are shape, background, tail and the fixed width right?",
        es: "Este no es el fondo del valle del modelo pedido: ¿son correctos la forma, el fondo, la cola y la anchura fija?",
        ru: "Это не дно долины для нужной модели: верны ли форма, фон, хвост и фиксированная ширина?",
      });
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
  const mass = judges.readRecord(parameters, parametersOfFit, ["mass"]);
  if ("verdict" in mass) return mass.verdict;
  const record = judges.readRecord(mass.value["mass"], massOfFit, ["error"]);
  if ("verdict" in record) return record.verdict;
  return judges.withinTolerance(record.value["error"], expected, {
    name: massErrorOfFit,
    unit: "GeV",
    relative: 0.2,
  });
}

const noFit: Words = {
  en: "`zFit` should be what fitPeak(…) gives back.",
  es: "`zFit` debería ser lo que devuelve fitPeak(…).",
  ru: "`zFit` должно быть тем, что возвращает fitPeak(…).",
};

const parametersOfFit: Words = {
  en: "The parameters of `zFit`",
  es: "Los parámetros de `zFit`",
  ru: "Параметры `zFit`",
};

const massOfFit: Words = {
  en: "The mass in `zFit`",
  es: "La masa en `zFit`",
  ru: "Масса в `zFit`",
};

const massErrorOfFit: Words = {
  en: "The uncertainty of the mass in `zFit`",
  es: "La incertidumbre de la masa en `zFit`",
  ru: "Погрешность массы в `zFit`",
};
