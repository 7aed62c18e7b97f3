import { filter } from "toplab/event";
import { type Exercise, fail, judges } from "toplab/grade";
import { dimuonSample } from "toplab/sim/resonances";
import { isAccepted, lessonMesons, mesonsByPt } from "../lesson-samples.ts";

interface Reference {
  readonly right: readonly number[];
  /** At all rapidities, not in |y| < 0.75. */
  readonly allSlices: readonly number[];
  /** One good muon is enough. */
  readonly oneMuon: readonly number[];
  /** What is lost. */
  readonly lost: readonly number[];
}

function reference(): Reference {
  const bins = mesonsByPt(lessonMesons());
  const whole = dimuonSample("jpsi", { nEvents: 300_000, seed: 1975, ptMin: 7.5, yMax: 2 });
  const share = (of: typeof bins, keep: typeof isAccepted): number[] =>
    of.map((mesons) => filter(mesons, keep).nEvents / mesons.nEvents);
  const right = share(bins, isAccepted);
  return {
    right,
    allSlices: share(mesonsByPt(whole.made), isAccepted),
    oneMuon: share(bins, (pair) => Math.max(pair["pt1"]!, pair["pt2"]!) > 3.5),
    lost: right.map((kept) => 1 - kept),
  };
}

export const exercise: Exercise<null, { acceptances: number[] }, Reference> = {
  id: "02-resonances/acceptances",
  title: "Acceptance",
  points: 2,
  answers: ["acceptances"],
  hints: {
    en: [
      "`inPtBins(made, ptEdges)` gives a list of tables, one for each bin; `.nEvents` is the number of J/ψ in a table.",
      "`filter(mesons, isAccepted).nEvents` of them are accepted.",
      "Both in one line: `inPtBins(made, ptEdges).map((mesons) => filter(mesons, isAccepted).nEvents / mesons.nEvents)`.",
    ],
    es: [
      "`inPtBins(made, ptEdges)` da una lista de tablas, una por bin; `.nEvents` es el número de J/ψ de una tabla.",
      "De ellos, `filter(mesons, isAccepted).nEvents` son aceptados.",
      "Todo en una línea: `inPtBins(made, ptEdges).map((mesons) => filter(mesons, isAccepted).nEvents / mesons.nEvents)`.",
    ],
    ru: [
      "`inPtBins(made, ptEdges)` даёт список таблиц, по одной на бин; `.nEvents` — число J/ψ в таблице.",
      "Из них `filter(mesons, isAccepted).nEvents` проходят отбор.",
      "Всё в одной строке: `inPtBins(made, ptEdges).map((mesons) => filter(mesons, isAccepted).nEvents / mesons.nEvents)`.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ acceptances }, { reference }) => {
    const judge = (expected: readonly number[]) =>
      judges.numbers(acceptances, expected, {
        ...{ name: "`acceptances`", relative: 2e-3, isShared: true },
      });
    const isLike = (expected: readonly number[]) => judge(expected).status === "pass";
    if (isLike(reference.allSlices)) {
      return fail({
        en: "This is the acceptance at all rapidities: take `made`, which has |y| < 0.75, not `simulation.made`.",
        es: "Esta es la aceptancia para todas las rapideces: toma `made`, que tiene |y| < 0,75, no `simulation.made`.",
        ru: "Это аксептанс для всех быстрот: возьмите `made`, где |y| < 0,75, а не `simulation.made`.",
      });
    }
    if (isLike(reference.oneMuon)) {
      return fail({
        en: "Here one good muon is enough: both must be inside the cuts.",
        es: "Aquí basta con un muon bueno: los dos tienen que estar dentro de los cortes.",
        ru: "Здесь хватает одного хорошего мюона, а отбор должны пройти оба.",
      });
    }
    if (isLike(reference.lost)) {
      return fail({
        en: "This is the share that is lost: the acceptance is the share that is kept.",
        es: "Esta es la fracción que se pierde: la aceptancia es la fracción que se conserva.",
        ru: "Это доля потерянных: аксептанс — доля тех, что остались.",
      });
    }
    return judge(reference.right);
  },
  wrong: [
    {
      name: "all rapidities",
      code: `const acceptances = inPtBins(simulation.made, ptEdges).map((mesons) => filter(mesons, isAccepted).nEvents / mesons.nEvents);`,
      points: 0,
      reason: /all rapidities/,
    },
    {
      name: "one muon is enough",
      code: `const oneIsGood = (pair) => Math.max(pair.pt1, pair.pt2) > 3.5;
const acceptances = inPtBins(made, ptEdges).map((mesons) => filter(mesons, oneIsGood).nEvents / mesons.nEvents);`,
      points: 0,
      reason: /both must be/,
    },
    {
      name: "numbers in place of shares",
      code: `const acceptances = inPtBins(made, ptEdges).map((mesons) => filter(mesons, isAccepted).nEvents);`,
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "what is lost",
      code: `const acceptances = inPtBins(made, ptEdges).map((mesons) => 1 - filter(mesons, isAccepted).nEvents / mesons.nEvents);`,
      points: 0,
      reason: /is kept/,
    },
    {
      name: "the last bin forgotten",
      code: `const acceptances = inPtBins(made, ptEdges).slice(0, -1).map((mesons) => filter(mesons, isAccepted).nEvents / mesons.nEvents);`,
      points: 0,
      reason: /too few/,
    },
  ],
};
