import type { Words } from "toplab/grade";

/** An await is missing. */
export const promise = (name: string): Words => ({
  en: `${name} is the promise of a model: write await before the training.`,
  es: `${name} es la promesa de un modelo: escribe \`await\` delante del entrenamiento.`,
  ru: `${name} — лишь обещание модели: перед обучением напишите \`await\`.`,
});

/** It has no `predict`. */
export const noModel = (name: string): Words => ({
  en: `${name} should be a trained model, as fit(training, seededRandom(1)) returns it.`,
  es: `${name} debería ser un modelo entrenado, como lo devuelve \`fit(training, seededRandom(1))\`.`,
  ru: `В ${name} должна быть обученная модель, какую возвращает \`fit(training, seededRandom(1))\`.`,
});

/** What it predicts. */
export const scoresOf = (name: string): Words => ({
  en: `The scores of ${name}`,
  es: `Las puntuaciones de ${name}`,
  ru: `Оценки ${name}`,
});

/** Too few scores, or too many. */
export const otherLength = (name: string): Words => ({
  en: `${name} does not give one score for each event.`,
  es: `${name} no da una puntuación por suceso.`,
  ru: `${name} не даёт по одной оценке на событие.`,
});

/** The background has the higher scores. */
export const upsideDown: Words = {
  en: "The scores are upside down: tW should have the higher ones. Are the labels the wrong way round?",
  es: "Las puntuaciones están invertidas: tW debería tener las más altas. ¿Están las etiquetas al revés?",
  ru: "Оценки перевёрнуты: у tW они должны быть выше. Не перепутаны ли метки?",
};

/** It has learnt too much, or too little. */
export const worse: Words = {
  en: "On events that nobody has seen it sorts clearly worse than is possible: what has it learnt that holds for its own training events only, or what has it not learnt at all?",
  es: "Con sucesos que nadie ha visto ordena claramente peor de lo que es posible: ¿qué ha aprendido que solo vale para sus sucesos de entrenamiento, o qué no ha aprendido en absoluto?",
  ru: "События, которых никто не видел, сортируются заметно хуже, чем возможно: что выучено такого, что верно лишь для обучающих событий, или что не выучено вовсе?",
};
