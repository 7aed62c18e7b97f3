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
import { hist1d, regular } from "toplab/hist";
import { fitPeak, type PeakFitOptions, poissonDeviance } from "toplab/stats";
import { centralMasses } from "../lesson-samples.ts";

interface Reference {
  readonly counts: readonly number[];
  /** −2 ln L at the bottom of the valley: the Crystal Ball, and the Gaussian. */
  readonly deviance: number;
  readonly gauss: number;
  readonly yieldError: number;
}

interface Values {
  readonly jpsiFit: {
    readonly expected: Float64Array;
    readonly parameters: { readonly signal: { readonly error: number } };
  };
}

async function reference(): Promise<Reference> {
  const peak = hist1d(regular(90, 2.6, 3.5), await centralMasses());
  const fitAs = (options: PeakFitOptions) => fitPeak(peak, options);
  const best = fitAs({ shape: "crystal-ball", fixed: { n: 2 } });
  return {
    counts: Array.from(best.observed),
    deviance: best.deviance,
    gauss: fitAs({ shape: "gauss" }).deviance,
    yieldError: best.parameters.signal.error,
  };
}

/** One unit of −2 ln L is one standard deviation: a fit so close to the minimum is at the minimum. */
const isAt = (deviance: number, bottom: number): boolean => Math.abs(deviance - bottom) < 1;

export const exercise: Exercise<null, Values, Reference> = {
  id: "02-resonances/jpsi-fit",
  title: "Fit the J/ψ",
  points: 3,
  answers: ["jpsiFit"],
  hints: {
    en: [
      "The call that made `gaussFit` stands above: yours has another shape, and one fixed parameter.",
      'The shape is called "crystal-ball"; fix n with `fixed: { n: 2 }`.',
    ],
    es: [
      "Más arriba está la llamada que hizo `gaussFit`: la tuya tiene otra forma y un parámetro fijo.",
      'La forma se llama "crystal-ball"; fija n con `fixed: { n: 2 }`.',
    ],
    ru: [
      "Выше есть вызов, который дал `gaussFit`: у вашего другая форма и один фиксированный параметр.",
      'Форма называется "crystal-ball"; зафиксируйте n с помощью `fixed: { n: 2 }`.',
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ jpsiFit }, { reference }) => {
    const record = judges.readRecord(jpsiFit, "`jpsiFit`", ["expected", "parameters"]);
    if ("verdict" in record) return record.verdict;
    const expected = judges.readNumbers(record.value.expected, "`jpsiFit`");
    if ("verdict" in expected) return wrongType(noFit);
    if (!isOfThesePairs(expected.value, reference.counts)) {
      return fail({
        en: "This fit is of another histogram or another range: fit all 90 bins of `centralPeak`, whose muons have |η| < 1.",
        es: "Este ajuste es de otro histograma o de otro rango: ajusta los 90 bins de `centralPeak`, cuyos muones tienen |η| < 1.",
        ru: "Это подгонка другой гистограммы или другого диапазона: подгоните все 90 бинов `centralPeak`, где у мюонов |η| < 1.",
      });
    }
    const deviance = poissonDeviance(reference.counts, expected.value);
    if (isAt(deviance, reference.gauss)) {
      return partial(1 / 3, {
        en: "The fit has converged, but its shape is a Gaussian, which has no tail: the pulls on the left still show the photons.",
        es: "El ajuste ha convergido, pero su forma es una gaussiana, que no tiene cola: los residuos de la izquierda todavía muestran los fotones.",
        ru: "Подгонка сошлась, но её форма — гауссиана, у которой нет хвоста: отклонения слева всё ещё выдают фотоны.",
      });
    }
    if (!isAt(deviance, reference.deviance)) {
      return fail({
        en: "This is not the bottom of the valley of the model asked for: are shape, background and the fixed n right?",
        es: "Este no es el fondo del valle del modelo pedido: ¿son correctos la forma, el fondo y la n fija?",
        ru: "Это не дно долины для нужной модели: верны ли форма, фон и фиксированное n?",
      });
    }
    return together([
      { verdict: pass(), weight: 2 },
      { verdict: yieldError(record.value.parameters, reference.yieldError) },
    ]);
  },
  wrong: [
    {
      name: "the Gaussian once more",
      code: 'const jpsiFit = fitPeak(centralPeak, { shape: "gauss" });',
      points: 1,
      reason: /no tail/,
    },
    {
      name: "all pairs, not the central ones",
      code: 'const jpsiFit = fitPeak(hist1d(massAxis, pairMasses(jpsi.events)), { shape: "crystal-ball", fixed: { n: 2 } });',
      points: 0,
      reason: /another histogram/,
    },
    {
      name: "a part of the range",
      code: 'const jpsiFit = fitPeak(centralPeak, { shape: "crystal-ball", fixed: { n: 2 }, range: [2.9, 3.3] });',
      points: 0,
      reason: /another range/,
    },
    {
      name: "no background",
      code: 'const jpsiFit = fitPeak(centralPeak, { shape: "crystal-ball", fixed: { n: 2 }, background: "none" });',
      points: 0,
      reason: /bottom of the valley/,
    },
    { name: "only the number", code: "const jpsiFit = 4600;", points: 0, reason: /should be/ },
  ],
};

function isOfThesePairs(expected: ArrayLike<number>, counts: readonly number[]): boolean {
  if (expected.length !== counts.length) return false;
  const total = (bins: ArrayLike<number>): number =>
    Array.from(bins).reduce((sum, n) => sum + n, 0);
  return Math.abs(total(expected) / total(counts) - 1) < 0.1;
}

function yieldError(parameters: unknown, expected: number) {
  const signal = judges.readRecord(parameters, parametersOfFit, ["signal"]);
  if ("verdict" in signal) return signal.verdict;
  const record = judges.readRecord(signal.value.signal, signalOfFit, ["error"]);
  if ("verdict" in record) return record.verdict;
  return judges.withinTolerance(record.value.error, expected, {
    name: signalErrorOfFit,
    relative: 0.2,
  });
}

const noFit: Words = {
  en: "`jpsiFit` should be what fitPeak(…) gives back.",
  es: "`jpsiFit` debería ser lo que devuelve fitPeak(…).",
  ru: "`jpsiFit` должно быть тем, что возвращает fitPeak(…).",
};

const parametersOfFit: Words = {
  en: "The parameters of `jpsiFit`",
  es: "Los parámetros de `jpsiFit`",
  ru: "Параметры `jpsiFit`",
};

const signalOfFit: Words = {
  en: "The signal in `jpsiFit`",
  es: "La señal en `jpsiFit`",
  ru: "Сигнал в `jpsiFit`",
};

const signalErrorOfFit: Words = {
  en: "The uncertainty of the signal in `jpsiFit`",
  es: "La incertidumbre de la señal en `jpsiFit`",
  ru: "Погрешность сигнала в `jpsiFit`",
};
