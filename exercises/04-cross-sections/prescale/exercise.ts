import { eventTable } from "toplab/event";
import { type Exercise, fail, judges, notAttempted, partial, pass, wrongType } from "toplab/grade";
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
      return notAttempted("`prescale` has no value yet: replace the undefined of the cell.");
    }
    if (typeof prescale !== "string") {
      return wrongType("`prescale` should be a text, an expression in quotes.");
    }
    let weights: number[];
    try {
      weights = weightsOf(prescale);
    } catch {
      return fail(
        "This expression cannot be read: it may use isEmu, nElectrons, nMuons, numbers and ? :",
      );
    }
    const isLike = (...wanted: readonly number[]) =>
      weights.every((weight, i) => judges.isWithin(weight, wanted[i]!, { relative: 1e-6 }));
    if (isLike(...reference)) return pass();
    if (isLike(100, 100, 1)) {
      return partial(
        0.5,
        "The right events, but the wrong way: the simulation is too high already.",
      );
    }
    if (isLike(0.01, 0.01, 0.01)) {
      return partial(
        0.5,
        "Now the pairs of an electron and a muon are prescaled too, and they are not.",
      );
    }
    if (isLike(1, 1, 0.01))
      return fail("This is the other way round: which pairs are always kept?");
    return fail("These are not the weights of the trigger: read its table once more.");
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
