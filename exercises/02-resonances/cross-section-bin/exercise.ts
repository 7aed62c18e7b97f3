import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial, type Verdict } from "toplab/grade";

/** What the student's function is called with: GeV and pb⁻¹. */
export interface Bin {
  readonly count: number;
  readonly pt: readonly [number, number];
  readonly y: readonly [number, number];
  readonly acceptance: number;
  readonly efficiency: number;
  readonly luminosity: number;
}

/** Each mistake multiplies the right value by something that differs from bin to bin. */
interface Mistake {
  readonly values: readonly number[];
  readonly verdict: Verdict;
}

interface Reference {
  readonly right: readonly number[];
  readonly mistakes: readonly Mistake[];
}

function bins(seed: number): Bin[] {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  return Array.from({ length: 20 }, () => {
    const [pt, y] = [between(8, 20), between(0, 1.5)];
    return {
      count: Math.round(between(50, 2000)),
      pt: [pt, pt + between(0.5, 6)],
      y: [y, y + between(0.2, 0.9)],
      ...{ acceptance: between(0.05, 0.7), efficiency: between(0.5, 0.9) },
      luminosity: between(0.5, 3),
    };
  });
}

function reference(seed: number): Reference {
  const inputs = bins(seed);
  const of = (factor: (bin: Bin) => number): number[] =>
    inputs.map((bin) => {
      const { count, pt, y, acceptance, efficiency, luminosity } = bin;
      const area = (pt[1] - pt[0]) * 2 * (y[1] - y[0]);
      return (factor(bin) * count) / (acceptance * efficiency * luminosity * 1000 * area);
    });
  const mistake = (factor: (bin: Bin) => number, verdict: Verdict): Mistake => {
    return { values: of(factor), verdict };
  };
  return {
    right: of(() => 1),
    mistakes: [
      mistake(
        () => 2,
        partial(2 / 3, {
          en: "Δy is too small by half: a bin in |y| has a left and a right side, each as wide as it says.",
          es: "Δy es la mitad de lo que debe: un bin en |y| tiene un lado izquierdo y otro derecho, cada uno tan ancho como indica.",
          ru: "Δy вдвое меньше, чем нужно: у бина по |y| есть левая и правая стороны, и каждая такой ширины, как указано.",
        }),
      ),
      mistake(
        () => 1000,
        partial(2 / 3, {
          en: "This is in pb/GeV: 1 nb is 1000 pb.",
          es: "Esto está en pb/GeV: 1 nb son 1000 pb.",
          ru: "Это в пб/ГэВ: 1 нб — это 1000 пб.",
        }),
      ),
      mistake(
        () => 2000,
        partial(1 / 3, {
          en: "Two things are missing: 1 nb is 1000 pb, and a bin in |y| has a left and a right side.",
          es: "Faltan dos cosas: 1 nb son 1000 pb, y un bin en |y| tiene un lado izquierdo y otro derecho.",
          ru: "Не хватает двух вещей: 1 нб — это 1000 пб, а у бина по |y| есть левая и правая стороны.",
        }),
      ),
      mistake(
        ({ pt }) => pt[1] - pt[0],
        fail({
          en: "The width of the bin of pT is missing: this depends on how wide one makes the bins.",
          es: "Falta la anchura del bin de pT: así el resultado depende de lo anchos que se hagan los bins.",
          ru: "Нет ширины бина по pT: такой результат зависит от того, насколько широкими сделать бины.",
        }),
      ),
      mistake(
        ({ y }) => 2 * (y[1] - y[0]),
        fail({
          en: "The width of the bin in y is missing: this is dσ/dpT, not d²σ/dpT dy.",
          es: "Falta la anchura del bin en y: esto es dσ/dpT, no d²σ/dpT dy.",
          ru: "Нет ширины бина по y: это dσ/dpT, а не d²σ/dpT dy.",
        }),
      ),
      mistake(
        ({ acceptance, efficiency }) => (acceptance * efficiency) ** 2,
        fail({
          en: "Acceptance and efficiency are on the wrong side: what was lost must make σ larger, not smaller.",
          es: "La aceptancia y la eficiencia están en el lado equivocado: lo que se perdió tiene que hacer σ mayor, no menor.",
          ru: "Аксептанс и эффективность стоят не на своём месте: от потерь σ должно расти, а не уменьшаться.",
        }),
      ),
      mistake(
        ({ acceptance }) => acceptance,
        fail({
          en: "The acceptance is missing: J/ψ whose muons are outside the cuts were made, too.",
          es: "Falta la aceptancia: también se produjeron J/ψ cuyos muones quedan fuera de los cortes.",
          ru: "Нет аксептанса: рождались и те J/ψ, чьи мюоны не прошли отбор.",
        }),
      ),
      mistake(
        ({ efficiency }) => efficiency,
        fail({
          en: "The efficiency is missing: not all muons inside the cuts were found.",
          es: "Falta la eficiencia: no se encontraron todos los muones que están dentro de los cortes.",
          ru: "Нет эффективности: найдены не все мюоны, прошедшие отбор.",
        }),
      ),
    ],
  };
}

export const exercise: Exercise<readonly Bin[], { values: number[] }, Reference> = {
  id: "02-resonances/cross-section-bin",
  title: "The cross-section in one bin",
  points: 3,
  answers: ["crossSection"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "The bin is `bin.pt[1] - bin.pt[0]` GeV wide in pT, and `2 * (bin.y[1] - bin.y[0])` in y.",
      "`bin.luminosity` is in pb⁻¹, so count / luminosity is in pb: 1 nb is 1000 pb.",
      "Almost all of it: `bin.count / (bin.acceptance * bin.efficiency * bin.luminosity * 1000 * …)`.",
    ],
    es: [
      "El bin mide `bin.pt[1] - bin.pt[0]` GeV en pT y `2 * (bin.y[1] - bin.y[0])` en y.",
      "`bin.luminosity` está en pb⁻¹, así que count / luminosity está en pb: 1 nb son 1000 pb.",
      "Casi todo: `bin.count / (bin.acceptance * bin.efficiency * bin.luminosity * 1000 * …)`.",
    ],
    ru: [
      "Ширина бина — `bin.pt[1] - bin.pt[0]` ГэВ по pT и `2 * (bin.y[1] - bin.y[0])` по y.",
      "`bin.luminosity` — в пб⁻¹, поэтому count / luminosity получается в пб: 1 нб — это 1000 пб.",
      "Почти всё: `bin.count / (bin.acceptance * bin.efficiency * bin.luminosity * 1000 * …)`.",
    ],
  },
  inputs: bins,
  reference,
  judge: ({ values }, { reference }) => {
    const calls = judges.readCalls(values, "`crossSection`");
    if ("verdict" in calls) return calls.verdict;
    const judge = (expected: readonly number[]) =>
      judges.numbers(values, expected, { name: "`crossSection`", relative: 1e-6 });
    const verdict = judge(reference.right);
    if (verdict.status !== "fail") return verdict;
    const known = reference.mistakes.find((mistake) => judge(mistake.values).status === "pass");
    return known?.verdict ?? verdict;
  },
  wrong: [
    {
      name: "one side of y only",
      code: `function crossSection(bin) {
  const area = (bin.pt[1] - bin.pt[0]) * (bin.y[1] - bin.y[0]);
  return bin.count / (bin.acceptance * bin.efficiency * bin.luminosity * 1000 * area);
}`,
      points: 2,
      reason: /left and a right/,
    },
    {
      name: "picobarn",
      code: `function crossSection(bin) {
  const area = (bin.pt[1] - bin.pt[0]) * 2 * (bin.y[1] - bin.y[0]);
  return bin.count / (bin.acceptance * bin.efficiency * bin.luminosity * area);
}`,
      points: 2,
      reason: /1000 pb/,
    },
    {
      name: "multiplied by acceptance and efficiency",
      code: `function crossSection(bin) {
  const area = (bin.pt[1] - bin.pt[0]) * 2 * (bin.y[1] - bin.y[0]);
  return bin.count * bin.acceptance * bin.efficiency / (bin.luminosity * 1000 * area);
}`,
      points: 0,
      reason: /wrong side/,
    },
    {
      name: "not divided by the width in pT",
      code: `function crossSection(bin) {
  return bin.count / (bin.acceptance * bin.efficiency * bin.luminosity * 1000 * 2 * (bin.y[1] - bin.y[0]));
}`,
      points: 0,
      reason: /bin of pT is missing/,
    },
    {
      name: "the acceptance is forgotten",
      code: `function crossSection(bin) {
  const area = (bin.pt[1] - bin.pt[0]) * 2 * (bin.y[1] - bin.y[0]);
  return bin.count / (bin.efficiency * bin.luminosity * 1000 * area);
}`,
      points: 0,
      reason: /outside the cuts/,
    },
  ],
};
