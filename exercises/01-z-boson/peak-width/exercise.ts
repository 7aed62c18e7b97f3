import { type Exercise, judges } from "toplab/grade";

const options = {
  a: "Masses do spread in nature, by the natural width Γ. But compare Γ with the width of the peak: which is larger, and by how much?",
  b: "Correct: the natural width is there too, hidden under a resolution hundreds of times larger.",
  c: "The background does lie under the peak, but it is nearly flat there: it lifts the peak and does not widen it.",
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
      "Compara la resolución que encontró el ajuste, en MeV, con Γ = 0.0926 MeV.",
      "El uno por ciento de 3.1 GeV son 31 MeV. Dos muones, cada uno medido con un error de alrededor del uno por ciento, se reparten ese error.",
    ],
    ru: [
      "Сравните разрешение, которое нашла подгонка, в МэВ, с Γ = 0.0926 МэВ.",
      "Один процент от 3.1 ГэВ — это 31 МэВ. Импульс каждого из двух мюонов измерен примерно с точностью до процента, и в эту погрешность вносят вклад оба.",
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
