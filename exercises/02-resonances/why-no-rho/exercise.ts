import { type Exercise, judges } from "toplab/grade";

const options = {
  a: {
    en: "They do overlap. But the ω peak is some 30 MeV wide at half height: could a ρ, 147 MeV wide by nature, hide inside it?",
    es: "Es verdad que se solapan. Pero el pico del ω mide unos 30 MeV de ancho a media altura: ¿podría esconderse dentro un ρ, que por naturaleza mide 147 MeV?",
    ru: "Они действительно перекрываются. Но ширина пика ω на половине высоты — около 30 МэВ: может ли в нём спрятаться ρ, ширина которого от природы 147 МэВ?",
  },
  b: {
    en: "Correct: the ρ is there, spread over more than half of the window, and looks like background. It makes the number of ω a little less sure.",
    es: "Correcto: el ρ está ahí, repartido por más de la mitad de la ventana, y parece fondo. Hace un poco menos seguro el número de ω.",
    ru: "Верно: ρ там есть, но он размазан больше чем по половине окна и похож на фон. Из-за него число ω известно чуть хуже.",
  },
  c: {
    en: "A muon does not know what it comes from: those of a ρ are as hard as those of an ω of nearly the same mass.",
    es: "Un muon no sabe de qué viene: los de un ρ son tan duros como los de un ω de casi la misma masa.",
    ru: "Мюон не знает, откуда он взялся: мюоны от ρ такие же жёсткие, как от ω почти той же массы.",
  },
};

export const exercise: Exercise<null, { whereIsRho: string }, string> = {
  id: "02-resonances/why-no-rho",
  title: "Where is the ρ?",
  points: 1,
  answers: ["whereIsRho"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "The natural width is Γ = ħ/τ: which of the two lives shorter, and by how much?",
      "The window is 250 MeV wide. Compare this with 147 MeV, and with 8.7 MeV.",
    ],
    es: [
      "La anchura natural es Γ = ħ/τ: ¿cuál de los dos vive menos, y cuánto menos?",
      "La ventana mide 250 MeV de ancho. Compárala con 147 MeV y con 8,7 MeV.",
    ],
    ru: [
      "Естественная ширина — Γ = ħ/τ: который из двух живёт меньше и во сколько раз?",
      "Ширина окна — 250 МэВ. Сравните её со 147 МэВ и с 8,7 МэВ.",
    ],
  },
  inputs: () => null,
  reference: () => "b",
  judge: ({ whereIsRho }, { reference }) =>
    judges.choice(whereIsRho, reference, { name: "`whereIsRho`", options }),
  wrong: [
    {
      name: "hidden under the ω",
      code: 'const whereIsRho = "a";',
      points: 0,
      reason: /147 MeV wide/,
    },
    {
      name: "muons that are not seen",
      code: 'const whereIsRho = "c";',
      points: 0,
      reason: /does not know/,
    },
    {
      name: "a sentence",
      code: 'const whereIsRho = "too wide";',
      points: 0,
      reason: /one of/,
    },
  ],
};
