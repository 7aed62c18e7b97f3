import { particles, seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial } from "toplab/grade";

/** What the student's function is called with: mm and GeV. */
export interface Pair {
  readonly Lxy: number;
  readonly pt: number;
  readonly y: number;
  readonly M: number;
}

interface Reference {
  readonly right: readonly number[];
  /** With the measured mass in place of the table's. */
  readonly measuredMass: readonly number[];
  /** c·t in mm. */
  readonly inMillimetres: readonly number[];
  /** The inverse of m/pT. */
  readonly upsideDown: readonly number[];
  /** What a clock of the laboratory would show. */
  readonly noMass: readonly number[];
  readonly multipliedByC: readonly number[];
}

const C = 0.299792458; // mm/ps

function pairs(seed: number): Pair[] {
  const random = seededRandom(seed);
  return Array.from({ length: 40 }, () => ({
    Lxy: 6 * random() - 1,
    pt: 8 + 20 * random(),
    y: 4 * random() - 2,
    M: 2.95 + 0.3 * random(),
  }));
}

function reference(seed: number): Reference {
  const { mass } = particles.jpsi;
  const of = (f: (pair: Pair) => number): number[] => pairs(seed).map(f);
  return {
    right: of(({ Lxy, pt }) => (Lxy * mass) / pt / C),
    measuredMass: of(({ Lxy, pt, M }) => (Lxy * M) / pt / C),
    inMillimetres: of(({ Lxy, pt }) => (Lxy * mass) / pt),
    upsideDown: of(({ Lxy, pt }) => (Lxy * pt) / mass / C),
    noMass: of(({ Lxy }) => Lxy / C),
    multipliedByC: of(({ Lxy, pt }) => ((Lxy * mass) / pt) * C),
  };
}

export const exercise: Exercise<readonly Pair[], { times: number[] }, Reference> = {
  id: "02-resonances/decay-time",
  title: "The clock of the b hadron",
  points: 2,
  answers: ["decayTime"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "`pair.Lxy` is in mm, `pair.pt` and the mass in GeV, so that m/pT is a pure number, and L_xy/c a time.",
      "`(pair.Lxy * particles.jpsi.mass) / pair.pt` is c·t in mm. Light makes 0.299792 mm in one ps.",
    ],
    es: [
      "`pair.Lxy` está en mm y `pair.pt` y la masa en GeV, de modo que m/pT es un número puro y L_xy/c un tiempo.",
      "`(pair.Lxy * particles.jpsi.mass) / pair.pt` es c·t en mm. La luz recorre 0,299792 mm en un ps.",
    ],
    ru: [
      "`pair.Lxy` — в мм, `pair.pt` и масса — в ГэВ, поэтому m/pT — число без единиц, а L_xy/c — время.",
      "`(pair.Lxy * particles.jpsi.mass) / pair.pt` — это c·t в мм. За одну пс свет проходит 0,299792 мм.",
    ],
  },
  inputs: pairs,
  reference,
  judge: ({ times }, { reference }) => {
    const calls = judges.readCalls(times, "`decayTime`");
    if ("verdict" in calls) return calls.verdict;
    const judge = (expected: readonly number[]) =>
      judges.numbers(times, expected, { name: "`decayTime`", relative: 1e-3 });
    const isLike = (expected: readonly number[]) => judge(expected).status === "pass";
    if (isLike(reference.right)) return judge(reference.right);
    if (isLike(reference.measuredMass)) {
      return partial(0.75, {
        en: "This takes the measured mass of each pair. The mass of the tables is better: the measured one only adds its blur.",
        es: "Esto usa la masa medida de cada par. La masa de las tablas es mejor: la medida solo añade su borrosidad.",
        ru: "Здесь взята измеренная масса каждой пары. Лучше масса из таблиц: измеренная только добавляет своё размытие.",
      });
    }
    if (isLike(reference.inMillimetres)) {
      return partial(0.5, {
        en: "This is c·t, a length in mm: divide by the speed of light to have ps.",
        es: "Esto es c·t, una longitud en mm: divide por la velocidad de la luz para tener ps.",
        ru: "Это c·t, длина в мм: чтобы получить пс, разделите на скорость света.",
      });
    }
    if (isLike(reference.multipliedByC)) {
      return partial(0.5, {
        en: "The speed of light is on the wrong side of the fraction.",
        es: "La velocidad de la luz está en el lado equivocado de la fracción.",
        ru: "Скорость света стоит не по ту сторону дробной черты.",
      });
    }
    if (isLike(reference.upsideDown)) {
      return fail({
        en: "m and pT have changed places: a fast particle flies far in little time of its own.",
        es: "m y pT han cambiado de sitio: una partícula rápida llega lejos en poco tiempo propio.",
        ru: "m и pT поменялись местами: быстрая частица за малое собственное время улетает далеко.",
      });
    }
    if (isLike(reference.noMass)) {
      return fail({
        en: "This is the time that light takes for that distance; the particle's own clock still needs m/pT.",
        es: "Este es el tiempo que tarda la luz en recorrer esa distancia; al reloj propio de la partícula le falta m/pT.",
        ru: "Это время, за которое такое расстояние проходит свет; для собственных часов частицы ещё нужен множитель m/pT.",
      });
    }
    return judge(reference.right);
  },
  wrong: [
    {
      name: "a length, not a time",
      code: "function decayTime(pair) { return (pair.Lxy * particles.jpsi.mass) / pair.pt; }",
      points: 1,
      reason: /speed of light/,
    },
    {
      name: "mass and momentum exchanged",
      code: "function decayTime(pair) { return (pair.Lxy * pair.pt) / (particles.jpsi.mass * 0.299792); }",
      points: 0,
      reason: /changed places/,
    },
    {
      name: "the measured mass",
      code: "function decayTime(pair) { return (pair.Lxy * pair.M) / (pair.pt * 0.299792); }",
      points: 1.5,
      reason: /tables/,
    },
    {
      name: "the clock of the laboratory",
      code: "function decayTime(pair) { return pair.Lxy / 0.299792; }",
      points: 0,
      reason: /own clock/,
    },
    {
      name: "metres per second",
      code: "function decayTime(pair) { return (pair.Lxy * particles.jpsi.mass) / (pair.pt * 299792458); }",
      points: 0,
      reason: /not right yet/,
    },
  ],
};
