import { type Exercise, judges } from "toplab/grade";

const options = {
  a: {
    en: "There are no tags in the selection of the Z: nothing to cancel against. It is measured in the data instead.",
    es: "En la selección del Z no hay etiquetas: no hay con qué cancelarse. En cambio, se mide con los datos.",
    ru: "В отборе Z меток нет: сокращаться не с чем. Зато это измеряют по самим данным.",
  },
  b: {
    en: "Correct: an electron in each top event, and none or two in each Z. With ee and μμ together there is one in each on average, so that most of it cancels. That is why the ratio takes both.",
    es: "Correcto: hay un electrón en cada suceso top, y ninguno o dos en cada Z. Con ee y μμ juntos hay de media uno en cada Z, así que la mayor parte se cancela. Por eso el cociente usa ambos.",
    ru: "Верно: в каждом событии с парой топ-кварков один электрон, а в каждом Z — ни одного или два. Если взять ee и μμ вместе, в среднем по одному на Z, и почти всё сокращается. Поэтому в отношение входят оба.",
  },
  c: {
    en: "The Z knows nothing of top quarks: this stays, and is the largest part of what is left.",
    es: "El Z no sabe nada de los quarks top: esto se queda, y es la mayor parte de lo que queda.",
    ru: "Z ничего не знает о топ-кварках: это остаётся и составляет бо́льшую часть того, что осталось.",
  },
  d: {
    en: "Different events fluctuate independently: nothing cancels there.",
    es: "Sucesos distintos fluctúan de forma independiente: ahí no se cancela nada.",
    ru: "Разные события колеблются независимо: здесь ничего не сокращается.",
  },
};

export const exercise: Exercise<null, { whatCancels: string }, string> = {
  id: "04-cross-sections/what-cancels",
  title: "What cancels?",
  points: 1,
  answers: ["whatCancels"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "To cancel, a thing must move numerator and denominator the same way.",
      "Which of the four has to do with both, with the top pairs and with the Z?",
    ],
    es: [
      "Para cancelarse, algo debe mover numerador y denominador en el mismo sentido.",
      "¿Cuál de las cuatro tiene que ver con ambos, con los pares top y con el Z?",
    ],
    ru: [
      "Чтобы сократиться, нечто должно сдвигать числитель и знаменатель в одну сторону.",
      "Что из четырёх касается и пар топ-кварков, и Z?",
    ],
  },
  inputs: () => null,
  reference: () => "b",
  judge: ({ whatCancels }, { reference }) =>
    judges.choice(whatCancels, reference, { name: "`whatCancels`", options }),
  wrong: [
    { name: "the tags", code: 'const whatCancels = "a";', points: 0, reason: /no tags/ },
    { name: "the model", code: 'const whatCancels = "c";', points: 0, reason: /knows nothing/ },
    { name: "the counts", code: 'const whatCancels = "d";', points: 0, reason: /independently/ },
  ],
};
