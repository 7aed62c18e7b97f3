import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial } from "toplab/grade";

/** What the student's function is called with. */
export interface LeptonAndMissing {
  readonly lep_pt: number;
  readonly lep_phi: number;
  readonly met_et: number;
  readonly met_phi: number;
}

interface Reference {
  readonly right: readonly number[];
  /** What comes out with + cos Δφ. */
  readonly wrongSign: readonly number[];
  /** What comes out with the angle in place of its cosine. */
  readonly noCosine: readonly number[];
  readonly squares: readonly number[];
}

function events(seed: number): LeptonAndMissing[] {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  return Array.from({ length: 40 }, () => ({
    ...{ lep_pt: between(20, 90), met_et: between(20, 90) },
    ...{ lep_phi: between(-Math.PI, Math.PI), met_phi: between(-Math.PI, Math.PI) },
  }));
}

function reference(seed: number): Reference {
  const inputs = events(seed);
  const of = (f: (dphi: number) => number): number[] =>
    inputs.map(
      ({ lep_pt, lep_phi, met_et, met_phi }) => 2 * lep_pt * met_et * f(lep_phi - met_phi),
    );
  const squares = of((dphi) => 1 - Math.cos(dphi));
  return {
    right: squares.map(Math.sqrt),
    wrongSign: of((dphi) => 1 + Math.cos(dphi)).map(Math.sqrt),
    noCosine: of((dphi) => Math.abs(dphi)).map(Math.sqrt),
    squares,
  };
}

export const exercise: Exercise<readonly LeptonAndMissing[], { masses: number[] }, Reference> = {
  id: "05-top-quark/transverse-mass",
  title: "The transverse mass",
  points: 2,
  answers: ["transverseMass"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "The angle between the two is `event.lep_phi - event.met_phi`; the cosine does not mind its sign, nor a full turn.",
      "`2 * event.lep_pt * event.met_et * (1 - Math.cos(dphi))` is m_T². What is missing?",
    ],
    es: [
      "El ángulo entre los dos es `event.lep_phi - event.met_phi`; al coseno no le importan ni el signo ni una vuelta completa.",
      "`2 * event.lep_pt * event.met_et * (1 - Math.cos(dphi))` es m_T². ¿Qué falta?",
    ],
    ru: [
      "Угол между ними — `event.lep_phi - event.met_phi`; косинусу безразличны и знак, и полный оборот.",
      "`2 * event.lep_pt * event.met_et * (1 - Math.cos(dphi))` — это m_T². Чего не хватает?",
    ],
  },
  inputs: events,
  reference,
  judge: ({ masses }, { reference }) => {
    const calls = judges.readCalls(masses, "`transverseMass`");
    if ("verdict" in calls) return calls.verdict;
    const judge = (expected: readonly number[]) =>
      judges.numbers(masses, expected, { name: "`transverseMass`", relative: 1e-6 });
    if (judge(reference.squares).status === "pass") {
      return partial(0.5, {
        en: "This is m_T², in GeV²: the root is missing.",
        es: "Esto es m_T², en GeV²: falta la raíz.",
        ru: "Это m_T², в ГэВ²: не извлечён корень.",
      });
    }
    if (judge(reference.wrongSign).status === "pass") {
      return fail({
        en: "The sign in front of the cosine is wrong: lepton and neutrino that fly the same way have no mass together.",
        es: "El signo delante del coseno está mal: un leptón y un neutrino que vuelan en la misma dirección no tienen masa juntos.",
        ru: "Перед косинусом не тот знак: лептон и нейтрино, летящие в одну сторону, вместе не имеют массы.",
      });
    }
    if (judge(reference.noCosine).status === "pass") {
      return fail({
        en: "This has the angle itself where its 1 − cos belongs.",
        es: "Aquí está el propio ángulo donde debería estar 1 − cos.",
        ru: "Здесь стоит сам угол там, где должно быть 1 − cos.",
      });
    }
    return judge(reference.right);
  },
  wrong: [
    {
      name: "the root is missing",
      code: `function transverseMass(event) {
  return 2 * event.lep_pt * event.met_et * (1 - Math.cos(event.lep_phi - event.met_phi));
}`,
      points: 1,
      reason: /root is missing/,
    },
    {
      name: "plus the cosine",
      code: `function transverseMass(event) {
  return Math.sqrt(2 * event.lep_pt * event.met_et * (1 + Math.cos(event.lep_phi - event.met_phi)));
}`,
      points: 0,
      reason: /sign in front of the cosine/,
    },
    {
      name: "the angle in place of its cosine",
      code: `function transverseMass(event) {
  return Math.sqrt(2 * event.lep_pt * event.met_et * Math.abs(event.lep_phi - event.met_phi));
}`,
      points: 0,
      reason: /angle itself/,
    },
    {
      name: "the mass that is known",
      code: "function transverseMass(event) { return 80.4; }",
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "degrees",
      code: `function transverseMass(event) {
  return Math.sqrt(2 * event.lep_pt * event.met_et * (1 - Math.cos((event.lep_phi - event.met_phi) * Math.PI / 180)));
}`,
      points: 0,
      reason: /not right yet/,
    },
  ],
};
