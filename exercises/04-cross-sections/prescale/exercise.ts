import { eventTable } from "toplab/event";
import { type Exercise, fail, judges, partial, pass, wrongType } from "toplab/grade";
import { evaluate } from "toplab/select";
import { rightPrescale } from "../lesson-simulation.ts";

/** Pairs of each kind, and what goes with them in an analysis. */
const pairs = eventTable({
  nElectrons: Float64Array.of(2, 0, 1),
  nMuons: Float64Array.of(0, 2, 1),
  nLeptons: Float64Array.of(2, 2, 2),
});

/** The weights that an expression gives to ee, μμ and eμ. */
function weightsOf(expression: string): number[] {
  const written = expression.replaceAll(/\bisEmu\b/g, "(nElectrons == 1 && nMuons == 1)");
  return Array.from(evaluate(pairs, written) as Float64Array); // a number per event
}

export const exercise: Exercise<null, { prescale: string }, readonly number[]> = {
  id: "04-cross-sections/prescale",
  title: "Put it right",
  points: 2,
  answers: ["prescale"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "A pair of an electron and a muon is always kept: its weight is 1. And a pair of electrons?",
      "One in a hundred is kept: the weight is 1/100. The expression has the form `isEmu ? … : …`.",
    ],
    es: [
      "Una pareja de un electrón y un muon se guarda siempre: su peso es 1. ¿Y una pareja de electrones?",
      "Se guarda una de cada cien: el peso es 1/100. La expresión tiene la forma `isEmu ? … : …`.",
    ],
    ru: [
      "Пара из электрона и мюона сохраняется всегда: её вес равен 1. А пара электронов?",
      "Сохраняется одна из ста: вес 1/100. Выражение имеет вид `isEmu ? … : …`.",
    ],
  },
  inputs: () => null,
  reference: () => weightsOf(rightPrescale),
  judge: ({ prescale }, { reference }) => {
    if (prescale === undefined || prescale === null) {
      return judges.missing("`prescale`").verdict;
    }
    if (typeof prescale !== "string") {
      return wrongType({
        en: "`prescale` should be a text, an expression in quotes.",
        es: "`prescale` debería ser un texto: una expresión entre comillas.",
        ru: "`prescale` должно быть текстом, выражением в кавычках.",
      });
    }
    let weights: number[];
    try {
      weights = weightsOf(prescale);
    } catch {
      return fail({
        en: "This expression cannot be read: it may use isEmu, nElectrons, nMuons, numbers and ? :",
        es: "Esta expresión no se puede leer: puede usar `isEmu`, `nElectrons`, `nMuons`, números y `? :`",
        ru: "Это выражение не читается: в нём могут быть `isEmu`, `nElectrons`, `nMuons`, числа и `? :`",
      });
    }
    const isLike = (...wanted: readonly number[]) =>
      weights.every((weight, i) => judges.isWithin(weight, wanted[i]!, { relative: 1e-6 }));
    if (isLike(...reference)) return pass();
    if (isLike(100, 100, 1)) {
      return partial(0.5, {
        en: "The right events, but the wrong way: the simulation is too high already.",
        es: "Los sucesos son los correctos, pero el sentido es el contrario: la simulación ya es demasiado alta.",
        ru: "События те, но в обратную сторону: моделирование и так лежит слишком высоко.",
      });
    }
    if (isLike(0.01, 0.01, 0.01)) {
      return partial(0.5, {
        en: "Now the pairs of an electron and a muon are prescaled too, and they are not.",
        es: "Ahora las parejas de un electrón y un muon también llevan la preescala, y no la tienen.",
        ru: "Теперь прорежены и пары из электрона и мюона, а в данных они не прорежены.",
      });
    }
    if (isLike(1, 1, 0.01)) {
      return fail({
        en: "This is the other way round: which pairs are always kept?",
        es: "Es al revés: ¿qué parejas se guardan siempre?",
        ru: "Наоборот: какие пары сохраняются всегда?",
      });
    }
    return fail({
      en: "These are not the weights of the trigger: read its table once more.",
      es: "Estos no son los pesos del trigger: vuelve a leer su tabla.",
      ru: "Это не веса триггера: прочитайте его таблицу ещё раз.",
    });
  },
  wrong: [
    {
      name: "upside down",
      code: 'const prescale = "isEmu ? 1 : 100";',
      points: 1,
      reason: /too high already/,
    },
    { name: "everything", code: 'const prescale = "0.01";', points: 1, reason: /prescaled too/ },
    {
      name: "the other way round",
      code: 'const prescale = "isEmu ? 0.01 : 1";',
      points: 0,
      reason: /other way round/,
    },
    { name: "a number", code: "const prescale = 0.01;", points: 0, reason: /in quotes/ },
    {
      name: "no expression",
      code: 'const prescale = "one in a hundred";',
      points: 0,
      reason: /cannot be read/,
    },
  ],
};
