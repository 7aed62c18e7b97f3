import { type EventTable, filter } from "toplab/event";
import { type Exercise, fail, judges, type Part, together, type Verdict } from "toplab/grade";
import { isInside, lessonSimulation } from "../lesson-simulation.ts";

const kinds = ["ee", "mumu"] as const;
type ByKind = Readonly<Record<(typeof kinds)[number], number>>;

interface Reference {
  readonly right: ByKind;
  /** Over all that was made: C times the acceptance. */
  readonly overall: ByKind;
  readonly acceptance: ByKind;
}

async function reference(): Promise<Reference> {
  const { run, made } = await lessonSimulation();
  const ratios = (of: (sample: "zee" | "zmumu", region: string) => number): ByKind => ({
    ee: of("zee", "ee"),
    mumu: of("zmumu", "mumu"),
  });
  const passed = (sample: string, region: string): number =>
    run.cutflow(sample, region).at(-1)!.passed;
  const inside = (table: EventTable): number => filter(table, isInside).nEvents;
  return {
    right: ratios((sample, region) => passed(sample, region) / inside(made[sample])),
    overall: ratios((sample, region) => passed(sample, region) / made[sample].nEvents),
    acceptance: ratios((sample) => inside(made[sample]) / made[sample].nEvents),
  };
}

export const exercise: Exercise<null, { correction: ByKind }, Reference> = {
  id: "04-cross-sections/correction",
  title: "The correction factor",
  points: 2,
  answers: ["correction"],
  prerequisites: ["prescale", "fiducial"],
  limits: { seconds: 20 },
  hints: {
    en: [
      "The denominator was already counted above for the acceptance: `filter(made.zee, isFiducial).nEvents`.",
      "`ee: selected.ee / filter(made.zee, isFiducial).nEvents`, and the same for the muons.",
    ],
    es: [
      "El denominador ya se contó arriba para la aceptancia: `filter(made.zee, isFiducial).nEvents`.",
      "`ee: selected.ee / filter(made.zee, isFiducial).nEvents`, y lo mismo para los muones.",
    ],
    ru: [
      "Знаменатель уже был посчитан выше для аксептанса: `filter(made.zee, isFiducial).nEvents`.",
      "`ee: selected.ee / filter(made.zee, isFiducial).nEvents`, и то же для мюонов.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ correction }, { reference }) => {
    const record = judges.readRecord(correction, "`correction`", kinds);
    if ("verdict" in record) return record.verdict;
    return together(
      kinds.map((kind): Part => ({ verdict: judgeOne(record.value[kind], kind, reference) })),
    );
  },
  wrong: [
    {
      name: "over all that was made",
      code: "const correction = { ee: selected.ee / made.zee.nEvents, mumu: selected.mumu / made.zmumu.nEvents };",
      points: 0,
      reason: /acceptance in it/,
    },
    {
      name: "the acceptance",
      code: "const correction = { ee: filter(made.zee, isFiducial).nEvents / made.zee.nEvents, mumu: filter(made.zmumu, isFiducial).nEvents / made.zmumu.nEvents };",
      points: 0,
      reason: /no detector/,
    },
    {
      name: "upside down",
      code: "const correction = { ee: filter(made.zee, isFiducial).nEvents / selected.ee, mumu: filter(made.zmumu, isFiducial).nEvents / selected.mumu };",
      points: 0,
      reason: /upside down/,
    },
    {
      name: "exchanged",
      code: "const correction = { ee: selected.mumu / filter(made.zmumu, isFiducial).nEvents, mumu: selected.ee / filter(made.zee, isFiducial).nEvents };",
      points: 0,
      reason: /other kind/,
    },
  ],
};

function judgeOne(claim: unknown, kind: keyof ByKind, reference: Reference): Verdict {
  const judge = (expected: number): Verdict =>
    judges.withinTolerance(claim, expected, { name: `\`correction.${kind}\``, relative: 1e-3 });
  const isLike = (expected: number): boolean => judge(expected).status === "pass";
  if (isLike(reference.overall[kind])) {
    return fail({
      en: "This has the acceptance in it: divide by what was made inside the fiducial region.",
      es: "Esto lleva dentro la aceptancia: divide por lo que se produjo dentro de la región fiducial.",
      ru: "Сюда вошёл аксептанс: делите на то, что рождено внутри доверительного объёма.",
    });
  }
  if (isLike(reference.acceptance[kind])) {
    return fail({
      en: "This is the acceptance: it knows of no detector. Divide what was selected.",
      es: "Es la aceptancia: no sabe de ningún detector. Divide lo que se seleccionó.",
      ru: "Это аксептанс: о детекторе он ничего не знает. Делите то, что отобрано.",
    });
  }
  if (isLike(reference.right[kind === "ee" ? "mumu" : "ee"])) {
    return fail({
      en: "This is the number of the other kind of leptons.",
      es: "Es el número del otro tipo de leptones.",
      ru: "Это число для лептонов другого вида.",
    });
  }
  return judge(reference.right[kind]);
}
