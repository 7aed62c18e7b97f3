import { type Exercise, judges } from "toplab/grade";

const options = {
  a: {
    en: "Masses do spread in nature, by the natural width Γ. But compare Γ with the width of the peak: which is larger, and by how much?",
    es: "En la naturaleza las masas sí se reparten, con la anchura natural Γ. Pero compara Γ con la anchura del pico: ¿cuál es mayor, y cuánto?",
    ru: "В природе массы действительно распределены — с естественной шириной Γ. Но сравните Γ с шириной пика: что больше и во сколько раз?",
  },
  b: {
    en: "Correct: the natural width is there too, hidden under a resolution hundreds of times larger.",
    es: "Correcto: la anchura natural también está ahí, escondida bajo una resolución cientos de veces mayor.",
    ru: "Верно: естественная ширина там тоже есть, но она скрыта под разрешением, которое больше в сотни раз.",
  },
  c: {
    en: "The background does lie under the peak, but it is nearly flat there: it lifts the peak and does not widen it.",
    es: "Es verdad que el fondo está bajo el pico, pero ahí es casi plano: levanta el pico y no lo ensancha.",
    ru: "Фон действительно лежит под пиком, но там он почти плоский: он приподнимает пик, а не уширяет его.",
  },
};

export const exercise: Exercise<null, { whoseWidth: string }, string> = {
  id: "01-z-boson/peak-width",
  title: "Whose width is it?",
  points: 1,
  answers: ["whoseWidth"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Compare the resolution that the fit found, in MeV, with Γ = 0.0926 MeV.",
      "One per cent of 3.1 GeV is 31 MeV. Two muons, each measured to about a per cent, share that error.",
    ],
    es: [
      "Compara la resolución que encontró el ajuste, en MeV, con Γ = 0,0926 MeV.",
      "El uno por ciento de 3,1 GeV son 31 MeV. Dos muones, cada uno medido con un error de alrededor del uno por ciento, se reparten ese error.",
    ],
    ru: [
      "Сравните разрешение, которое нашла подгонка, в МэВ, с Γ = 0,0926 МэВ.",
      "Один процент от 3,1 ГэВ — это 31 МэВ. Импульс каждого из двух мюонов измерен примерно с точностью до процента, и в эту погрешность вносят вклад оба.",
    ],
  },
  inputs: () => null,
  reference: () => "b",
  judge: ({ whoseWidth }, { reference }) =>
    judges.choice(whoseWidth, reference, { name: "`whoseWidth`", options }),
  wrong: [
    { name: "nature", code: 'const whoseWidth = "a";', points: 0, reason: /which is larger/ },
    { name: "background", code: 'const whoseWidth = "c";', points: 0, reason: /flat/ },
    { name: "a sentence", code: 'const whoseWidth = "the detector";', points: 0, reason: /one of/ },
  ],
};
