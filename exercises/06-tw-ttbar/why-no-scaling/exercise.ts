import { type Exercise, judges } from "toplab/grade";

const options = {
  a: {
    en: "It does not: the trees were given the variables as they are, in GeV and in radians, and did as well.",
    es: "No lo hace: los árboles recibieron las variables tal como son, en GeV y en radianes, y lo hicieron igual de bien.",
    ru: "Нет, не приводит: деревья получили переменные как есть, в ГэВ и в радианах, и справились не хуже.",
  },
  b: {
    en: "Correct: only the order of the values matters. Take the logarithm of a variable, or its cube: the trees ask the same questions.",
    es: "Correcto: solo importa el orden de los valores. Toma el logaritmo de una variable, o su cubo: los árboles hacen las mismas preguntas.",
    ru: "Верно: важен только порядок значений. Возьмите логарифм переменной или её куб: деревья зададут те же вопросы.",
  },
  c: {
    en: "One single tree does not care either, so no sum is needed for it.",
    es: "A un solo árbol también le da igual, así que no hace falta ninguna suma.",
    ru: "Одному-единственному дереву тоже всё равно, так что сумма тут ни при чём.",
  },
};

export const exercise: Exercise<null, { whyNoScaling: string }, string> = {
  id: "06-tw-ttbar/why-no-scaling",
  title: "Why do trees not care?",
  points: 1,
  answers: ["whyNoScaling"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "What does a node of a tree do with the value of an event?",
      "The question “is the mass above 100 GeV?” in MeV reads “is it above 100,000 MeV?”: which events does it send to the right?",
    ],
    es: [
      "¿Qué hace un nodo de un árbol con el valor de un suceso?",
      "La pregunta «¿supera la masa 100 GeV?» en MeV dice «¿supera 100 000 MeV?»: ¿qué sucesos manda a la derecha?",
    ],
    ru: [
      "Что делает узел дерева со значением переменной в событии?",
      "Вопрос «больше ли масса 100 ГэВ?» в МэВ звучит «больше ли она 100 000 МэВ?»: какие события пойдут направо?",
    ],
  },
  inputs: () => null,
  reference: () => "b",
  judge: ({ whyNoScaling }, { reference }) =>
    judges.choice(whyNoScaling, reference, { name: "`whyNoScaling`", options }),
  wrong: [
    {
      name: "the library did it",
      code: 'const whyNoScaling = "a";',
      points: 0,
      reason: /as they are/,
    },
    { name: "averages", code: 'const whyNoScaling = "c";', points: 0, reason: /single tree/ },
    { name: "a sentence", code: 'const whyNoScaling = "order";', points: 0, reason: /one of/ },
  ],
};
