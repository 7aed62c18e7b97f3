import type { Words } from "../language.ts";

/** What the judge of histograms calls the parts of one. */
export const axisOf = (name: string): Words => ({
  en: `The axis of ${name}`,
  es: `El eje de ${name}`,
  ru: `Ось ${name}`,
});

export const edgesOf = (name: string): Words => ({
  en: `The edges of ${name}`,
  es: `Los bordes de ${name}`,
  ru: `Границы бинов ${name}`,
});

export const contentsOf = (name: string): Words => ({
  en: `The contents of ${name}`,
  es: `Los contenidos de ${name}`,
  ru: `Содержимое ${name}`,
});

export const squaresOf = (name: string): Words => ({
  en: `The squared weights of ${name}`,
  es: `Los pesos al cuadrado de ${name}`,
  ru: `Квадраты весов ${name}`,
});

/** What is wrong with a histogram as a whole. */
export const bins = (name: string, found: number): Words => ({
  en: `${name} has ${found} bins, not as many as asked for.`,
  es: `${name}: el número de bins es ${found}, y no el que se pide.`,
  ru: `${name}: число бинов — ${found}, а требуется другое.`,
});

export const units = (name: string): Words => ({
  en: `The axis of ${name} is off by a factor of 1000: is it in GeV?`,
  es: `El eje de ${name} falla en un factor 1000: ¿está en GeV?`,
  ru: `Ось ${name} отличается в 1000 раз: в ГэВ ли она?`,
});

export const range = (name: string): Words => ({
  en: `${name} has the right number of bins, but they do not begin and end where asked.`,
  es: `El número de bins de ${name} es correcto, pero no empiezan y terminan donde se pide.`,
  ru: `Число бинов ${name} верно, но начинаются и кончаются они не там, где требуется.`,
});

export const slots = (name: string): Words => ({
  en: `${name} does not have one content a bin plus under- and overflow.`,
  es: `${name} no tiene un contenido por bin, más lo que queda por debajo y por encima del eje.`,
  ru: `У ${name} должно быть по одному числу на бин и ещё два: для того, что ниже и выше оси.`,
});

export const contents = (name: string): Words => ({
  en: `The contents of ${name} are not right yet.`,
  es: `Los contenidos de ${name} todavía no son correctos.`,
  ru: `Содержимое ${name} пока неверно.`,
});

export const overflow = (name: string): Words => ({
  en: `The bins of ${name} are right, but its under- or overflow is not: fill every event, also those outside.`,
  es: `Los bins de ${name} son correctos, pero no lo que queda por debajo o por encima del eje: llénalo con todos los sucesos, también los de fuera.`,
  ru: `Бины ${name} верны, но не то, что ниже или выше оси: заполняйте всеми событиями, в том числе теми, что за краями.`,
});

export const errors = (name: string): Words => ({
  en: `The contents of ${name} are right and its errors are not: the squared weights are missing or wrong.`,
  es: `Los contenidos de ${name} son correctos y sus errores no: los pesos al cuadrado faltan o no son correctos.`,
  ru: `Содержимое ${name} верно, а погрешности нет: квадраты весов пропущены или неверны.`,
});

/** Why contents are wrong. */
export const empty: Words = {
  en: "It is empty: has it been filled?",
  es: "Está vacío: ¿se ha llenado?",
  ru: "Гистограмма пуста: была ли она заполнена?",
};

export const normalisation: Words = {
  en: "The shape is right and the normalisation is not: are the weights in, and each event counted once?",
  es: "La forma es correcta y la normalización no: ¿entran los pesos y se cuenta cada suceso una sola vez?",
  ru: "Форма верна, а нормировка нет: учтены ли веса и посчитано ли каждое событие один раз?",
};

export const shifted: Words = {
  en: "Everything is one bin off.",
  es: "Todo está desplazado un bin.",
  ru: "Всё сдвинуто на один бин.",
};

export const quantity: Words = {
  en: "The number of entries is right: is it the right quantity that is filled?",
  es: "El número de entradas es correcto: ¿se ha llenado con la magnitud correcta?",
  ru: "Число записей верно: той ли величиной заполнена гистограмма?",
};

export const tooMany: Words = {
  en: "There are too many entries: is a cut missing?",
  es: "Hay demasiadas entradas: ¿falta un corte?",
  ru: "Записей слишком много: не пропущен ли отбор?",
};

export const tooFew: Words = {
  en: "There are too few entries: is a cut too tight, or an event lost?",
  es: "Hay muy pocas entradas: ¿es algún corte demasiado estricto o se ha perdido algún suceso?",
  ru: "Записей слишком мало: не слишком ли жёсток отбор, не потеряны ли события?",
};
