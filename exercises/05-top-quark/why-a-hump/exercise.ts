import { type Exercise, judges } from "toplab/grade";

const options = {
  a: {
    en: "The W of this sample decayed to the lepton and the neutrino: what would be left for it to give to the jets?",
    es: "El W de esta muestra se desintegró en el leptón y el neutrino: ¿qué le quedaría para dar a los jets?",
    ru: "W-бозон в этой выборке распался на лептон и нейтрино: что бы у него осталось для струй?",
  },
  b: {
    en: "Correct: cuts on each jet forbid small masses, and the parton densities make large ones rare. Any selection has such a hump somewhere, so a hump alone is no particle.",
    es: "Correcto: los cortes en cada jet prohíben las masas pequeñas, y las densidades de partones hacen raras las grandes. Cualquier selección tiene una joroba así en alguna parte, de modo que una joroba por sí sola no es una partícula.",
    ru: "Верно: отборы по каждой струе запрещают малые массы, а плотности партонов делают большие редкими. Такой горб где-нибудь есть у любого отбора, так что сам по себе горб ещё не частица.",
  },
  c: {
    en: "The detector does smear, but a narrow peak of what? Nothing in this sample decays into three jets.",
    es: "El detector emborrona, sí, pero ¿un pico estrecho de qué? En esta muestra nada se desintegra en tres jets.",
    ru: "Детектор действительно размазывает, но узкий пик чего? Ничто в этой выборке не распадается на три струи.",
  },
};

export const exercise: Exercise<null, { whyAHump: string }, string> = {
  id: "05-top-quark/why-a-hump",
  title: "Why does the background have a hump?",
  points: 1,
  answers: ["whyAHump"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "What is the smallest mass that three jets of 25 GeV can have if they must be at least 0.4 apart, and most are much farther?",
      "How often do jets have 30 GeV, and how often 300 GeV? Look at the plot of HT.",
    ],
    es: [
      "¿Cuál es la menor masa que pueden tener tres jets de 25 GeV si deben estar separados al menos 0,4, y la mayoría lo están mucho más?",
      "¿Con qué frecuencia tiene un jet 30 GeV, y con cuál 300 GeV? Mira la figura de HT.",
    ],
    ru: [
      "Какова наименьшая масса трёх струй по 25 ГэВ, если расстояние между ними не меньше 0,4, а чаще гораздо больше?",
      "Как часто у струй бывает 30 ГэВ и как часто 300 ГэВ? Посмотрите на распределение HT.",
    ],
  },
  inputs: () => null,
  reference: () => "b",
  judge: ({ whyAHump }, { reference }) =>
    judges.choice(whyAHump, reference, { name: "`whyAHump`", options }),
  wrong: [
    { name: "the W", code: 'const whyAHump = "a";', points: 0, reason: /lepton and the neutrino/ },
    { name: "smearing", code: 'const whyAHump = "c";', points: 0, reason: /peak of what/ },
    { name: "a sentence", code: 'const whyAHump = "kinematics";', points: 0, reason: /one of/ },
  ],
};
