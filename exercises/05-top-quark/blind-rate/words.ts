import type { Words } from "toplab/grade";

/** What the judge says of a selection. */
export const ofSelection = {
  missing: {
    en: "`selected` gives no answer yet: replace its undefined by a list with true or false for each event.",
    es: "`selected` todavía no da ninguna respuesta: sustituye su `undefined` por una lista con `true` o `false` para cada suceso.",
    ru: "`selected` пока не даёт ответа: замените `undefined` списком, в котором для каждого события стоит `true` или `false`.",
  },
  noList: {
    en: "`selected` should be a function that returns a list with true or false for each event of the table, and is or returns something else.",
    es: "`selected` debería ser una función que devuelva una lista con `true` o `false` para cada suceso de la tabla, y es o devuelve otra cosa.",
    ru: "`selected` должна быть функцией, которая возвращает список, где для каждого события таблицы стоит `true` или `false`, а она возвращает нечто иное или вовсе не функция.",
  },
  wrongLength: {
    en: "`selected` does not give as many answers as there are events in the table: does it look at the events that it is given, or always at the same?",
    es: "`selected` no da tantas respuestas como sucesos hay en la tabla: ¿mira los sucesos que recibe o siempre los mismos?",
    ru: "`selected` даёт не столько ответов, сколько событий в таблице: смотрит ли она на те события, которые получает, или всегда на одни и те же?",
  },
  nothing: {
    en: "`selected` keeps no event at all: nothing can be measured with that.",
    es: "`selected` no conserva ningún suceso: con eso no se puede medir nada.",
    ru: "`selected` не оставляет ни одного события: так ничего не измерить.",
  },
  everything: {
    en: "`selected` keeps every event: select first, then measure.",
    es: "`selected` conserva todos los sucesos: primero selecciona y después mide.",
    ru: "`selected` оставляет все события: сначала отберите, потом измеряйте.",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** What the judge says of numbers that are not those of the selection. */
export const ofYields = {
  missing: {
    en: "`blindRate` has no numbers yet: replace the undefined of the cell.",
    es: "`blindRate` todavía no tiene números: sustituye los `undefined` de la celda.",
    ru: "В `blindRate` пока нет чисел: замените `undefined` в ячейке.",
  },
  noCount: {
    en: "`blindRate.observed` should be a whole number of events.",
    es: "`blindRate.observed` debería ser un número entero de sucesos.",
    ru: "`blindRate.observed` должно быть целым числом событий.",
  },
  negative: {
    en: "`blindRate.signal` should be above 0, and `background` not below.",
    es: "`blindRate.signal` debería ser mayor que 0, y `background` no menor.",
    ru: "`blindRate.signal` должно быть больше 0, а `background` — не меньше.",
  },
  simulated: {
    en: "So much signal or background is not in 1 pb⁻¹: are these the simulated events, which stand for more luminosity?",
    es: "En 1 pb⁻¹ no hay tanta señal ni tanto fondo: ¿son estos los sucesos simulados, que equivalen a más luminosidad?",
    ru: "Столько сигнала или фона в 1 пб⁻¹ не бывает: не смоделированные ли это события, которые соответствуют большей светимости?",
  },
  otherSample: {
    en: "This selection keeps another number of events of your blind sample: is `observed` counted in `blind.events`, and in yours?",
    es: "Esta selección conserva otro número de sucesos de tu muestra ciega: ¿has contado `observed` en `blind.events`, y en los tuyos?",
    ru: "Этот отбор оставляет другое число событий вашей слепой выборки: посчитано ли `observed` в `blind.events`, и именно в ваших?",
  },
  otherSignal: {
    en: "`blindRate.signal` is not what `selected` keeps of the top pairs of the testing samples, brought to 1 pb⁻¹. Another selection has another signal.",
    es: "`blindRate.signal` no es lo que `selected` conserva de los pares de tops de las muestras de prueba, llevado a 1 pb⁻¹. Otra selección tiene otra señal.",
    ru: "`blindRate.signal` — не то, что `selected` оставляет от пар топ-кварков проверочных выборок в пересчёте на 1 пб⁻¹. У другого отбора другой сигнал.",
  },
  otherBackground: {
    en: "`blindRate.background` is far from what `selected` keeps of the background in 1 pb⁻¹, farther than its 20 % allow: is it the background of this selection?",
    es: "`blindRate.background` está lejos de lo que `selected` conserva del fondo en 1 pb⁻¹, más de lo que permite su 20 %: ¿es el fondo de esta selección?",
    ru: "`blindRate.background` далеко от того, что `selected` оставляет от фона в 1 пб⁻¹, дальше, чем допускают его 20 %: это фон именно этого отбора?",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** What the judge says of the measurement itself. */
export const ofMeasurement = {
  notSubtracted: {
    en: "The background has not been subtracted from the events before the division.",
    es: "No se ha restado el fondo de los sucesos antes de dividir.",
    ru: "Перед делением из числа событий не вычтен фон.",
  },
  otherRate: {
    en: "The rate is not (observed − background) / signal of your own numbers.",
    es: "La tasa no es (observed − background) / signal con tus propios números.",
    ru: "Частота не равна (observed − background) / signal для ваших собственных чисел.",
  },
  farFromTruth: {
    en: "The rate lies more than four standard deviations from what was put into your sample: are observed, signal and background those of one and the same selection?",
    es: "La tasa está a más de cuatro desviaciones estándar de lo que se puso en tu muestra: ¿son observed, signal y background los de una misma selección?",
    ru: "Частота отстоит от заложенной в вашу выборку больше чем на четыре стандартных отклонения: относятся ли observed, signal и background к одному и тому же отбору?",
  },
  onlyCount: {
    en: "The uncertainty lacks the 20 % of the background: it is known no better than that.",
    es: "A la incertidumbre le falta el 20 % del fondo, que no se conoce mejor.",
    ru: "В погрешности не учтены 20 % фона: точнее он не известен.",
  },
  notDivided: {
    en: "This is the uncertainty of the number of events: divide it by the signal to have that of the rate.",
    es: "Esta es la incertidumbre del número de sucesos: divídela por la señal para tener la de la tasa.",
    ru: "Это погрешность числа событий: разделите её на сигнал, чтобы получить погрешность частоты.",
  },
  otherError: {
    en: "The uncertainty is not that of a count and of a background known to 20 %: √(observed + (0.2 · background)²) / signal.",
    es: "La incertidumbre no es la de un recuento y un fondo conocido al 20 %: √(observed + (0,2 · background)²) / signal.",
    ru: "Это не погрешность счёта и фона, известного до 20 %: √(observed + (0,2 · background)²) / signal.",
  },
  imprecise: {
    en: "A tighter selection would measure the rate much more precisely: the uncertain background is too large here.",
    es: "Una selección más estricta mediría la tasa con mucha más precisión: aquí el fondo incierto es demasiado grande.",
    ru: "Более строгий отбор измерил бы частоту гораздо точнее: неопределённый фон здесь слишком велик.",
  },
} as const satisfies Readonly<Record<string, Words>>;
