import { type Exercise, judges, type Words } from "toplab/grade";

const options: Readonly<Record<"a" | "b" | "c", Words>> = {
  a: {
    en: "More replicas tell the spread more precisely; they do not make it grow. Is there anything in a replica that could make the calibration of the jets come out differently?",
    es: "Más réplicas dan la dispersión con más precisión, pero no la hacen crecer. ¿Hay algo en una réplica que pudiera hacer que la calibración de los jets saliera distinta?",
    ru: "С большим числом реплик разброс известен точнее, но сам он не растёт. Есть ли в реплике что-нибудь, от чего калибровка струй могла бы выйти иной?",
  },
  b: {
    en: "Correct: the events carry only their own chance. What was measured elsewhere, the calibrations and the theory, must be drawn anew as well if it is to be seen.",
    es: "Correcto: los sucesos llevan consigo solo su propio azar. Lo que se midió en otra parte, las calibraciones, y también la teoría, hay que volver a sacarlo si se quiere ver.",
    ru: "Верно: события несут только собственную случайность. Чтобы увидеть то, что измерено в другом месте, — калибровки, да и теорию, — это тоже нужно разыграть заново.",
  },
  c: {
    en: "The nuisance parameters do move a little with each replica, but a fit cannot hide what never changed: compare what differs from one replica to the next.",
    es: "Los parámetros molestos se mueven un poco con cada réplica, pero un ajuste no puede esconder lo que nunca cambió: compara qué difiere de una réplica a otra.",
    ru: "Мешающие параметры и правда немного сдвигаются с каждой репликой, но подгонка не может спрятать то, что никогда не менялось: сравните, чем одна реплика отличается от другой.",
  },
};

export const exercise: Exercise<null, { whichPart: string }, string> = {
  id: "10-how-sure/which-part",
  title: "What do the events not know?",
  points: 1,
  answers: ["whichPart"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "What exactly is drawn anew in a replica of the events, and what is the same in all of them?",
      "If the energy scale of the jets were wrong by 2 % in this experiment: in how many of the replicas would it be right?",
    ],
    es: [
      "¿Qué se vuelve a sacar exactamente en una réplica de los sucesos, y qué es igual en todas?",
      "Si la escala de energía de los jets estuviera mal en un 2 % en este experimento, ¿en cuántas de las réplicas estaría bien?",
    ],
    ru: [
      "Что именно разыгрывается заново в реплике событий, а что одинаково во всех?",
      "Если бы в этом опыте энергетическая шкала струй была сбита на 2 %, в скольких репликах она была бы верной?",
    ],
  },
  inputs: () => null,
  reference: () => "b",
  judge: ({ whichPart }, { reference }) =>
    judges.choice(whichPart, reference, { name: "`whichPart`", options }),
  wrong: [
    {
      name: "too few replicas",
      code: 'const whichPart = "a";',
      points: 0,
      reason: /more precisely/,
    },
    { name: "a clever fit", code: 'const whichPart = "c";', points: 0, reason: /never changed/ },
    { name: "a word", code: 'const whichPart = "systematics";', points: 0, reason: /one of/ },
  ],
};
