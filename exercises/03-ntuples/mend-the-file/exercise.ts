import { column, type EventTable, jagged, withColumn } from "toplab/event";
import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  partial,
  pass,
  type Verdict,
} from "toplab/grade";
import { readAnalysis, regionsOf } from "toplab/select";
import { recordedRun } from "toplab/sim/ntuples";
import { colleaguesFile } from "./colleague.ts";

interface Reference {
  readonly events: EventTable;
  /** Events in the region, with pairs of opposite and of equal charges. */
  readonly opposite: string;
  readonly equal: string;
}

async function reference(seed: number): Promise<Reference> {
  const { muons } = await recordedRun(seed);
  const events = withWrongCharges(muons);
  const inside = (charges: boolean): string =>
    insideOf(colleaguesFile({ mev: false, charges, kFactor: false }), events);
  return { events, opposite: inside(false), equal: inside(true) };
}

/** Every third charge the other way: else hardly a pair would have equal ones, and no cut could be told from the right one. */
function withWrongCharges(events: EventTable): EventTable {
  const { offsets, values } = jagged(events, "lep_charge");
  const flipped = values.map((charge, i) => (i % 3 === 0 ? -charge : charge));
  return withColumn(events, "lep_charge", { offsets, values: flipped });
}

/** The events that a file chooses, as a text. */
function insideOf(text: string, events: EventTable): string {
  const inside = regionsOf(readAnalysis(text), "data", events);
  return Array.from(column(inside, "mumu")).join("");
}

export const exercise: Exercise<null, { mended: string }, Reference> = {
  id: "03-ntuples/mend-the-file",
  title: "Mend the file",
  points: 3,
  answers: ["mended"],
  hints: {
    en: [
      "The first mistake is told with its line when you run the cell above. Mend it, and let `runAnalysis` run: `await colleaguesRun(text)`.",
      'Look at `run.cutflow("data", "mumu")`. A cut that leaves nothing at all: which unit have the numbers that it depends on? Then another that leaves nearly nothing: in what do the two muons of a Z differ?',
      "When the data look right, compare with the simulation: half as many again. `published` is a cross-section that somebody has multiplied by K already.",
    ],
    es: [
      "Del primer error, la celda de arriba dice la línea. Arréglalo y ejecuta: `await colleaguesRun(text)`.",
      'Mira `run.cutflow("data", "mumu")`. Un corte que no deja nada de nada: ¿en qué unidad están los números de los que depende? Después otro que no deja casi nada: ¿en qué se diferencian los dos muones de un Z?',
      "Cuando los datos tengan buen aspecto, compáralos con la simulación: la mitad más. `published` es una sección eficaz que alguien ya ha multiplicado por K.",
    ],
    ru: [
      "О первой ошибке ячейка выше сообщает вместе с номером строки. Исправьте её и запустите: `await colleaguesRun(text)`.",
      'Посмотрите на `run.cutflow("data", "mumu")`. Отбор, после которого не остаётся совсем ничего: в каких единицах числа, от которых он зависит? Затем ещё один, после которого не остаётся почти ничего: чем различаются два мюона от Z?',
      "Когда данные станут правдоподобны, сравните с моделированием: его в полтора раза больше. `published` — сечение, которое кто-то уже умножил на K.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ mended }, { reference }) => {
    if (mended === undefined || mended === null) {
      return notAttempted("`mended` has no text yet: replace the undefined of the cell.");
    }
    if (typeof mended !== "string") {
      return fail(`\`mended\` should be the text of the file and is ${judges.kindOf(mended)}.`);
    }
    return judgeText(mended, reference);
  },
  wrong: [
    {
      name: "as it came",
      code: "const mended = colleague;",
      points: 0,
      reason: /nMuon/,
    },
    {
      name: "it runs, and no more",
      code: 'const mended = colleague.replace("nMuon ==", "nMuons ==");',
      points: 0.75,
      reason: /unit.*charges.*K twice/,
    },
    {
      name: "equal charges are left",
      code: 'const mended = colleague.replace("nMuon ==", "nMuons ==").replace("27000", "27").replace(", kFactor: 1.5", "");',
      points: 2.25,
      reason: /charges/,
    },
    {
      name: "K counts twice",
      code: 'const mended = colleague.replace("nMuon ==", "nMuons ==").replace("27000", "27").replace("] > 0", "] < 0");',
      points: 2.25,
      reason: /K twice/,
    },
    {
      name: "another threshold",
      code: 'const mended = colleague.replace("nMuon ==", "nMuons ==").replace("27000", "20").replace("] > 0", "] < 0").replace(", kFactor: 1.5", "");',
      points: 0,
      reason: /Something else/,
    },
    {
      name: "without the cut on charges",
      code: 'const mended = colleague.replace("nMuon ==", "nMuons ==").replace("27000", "27").replace(/.*opposite charges.*/, "").replace(", kFactor: 1.5", "");',
      points: 0,
      reason: /Something else/,
    },
  ],
};

/** A threshold in MeV, which would leave nothing to judge the rest by. */
const inMev = /\bpt:\s*27000\b/;

function judgeText(text: string, { events, opposite, equal }: Reference): Verdict {
  let inside: string;
  let normalisation: number | undefined;
  try {
    const analysis = readAnalysis(`${text}\n`);
    const simulation = analysis.samples.find(({ name }) => name === "zmumu");
    normalisation = simulation && normalisationOf(simulation);
    inside = insideOf(`${text.replace(inMev, "pt: 27")}\n`, events);
  } catch (error) {
    return fail(`It does not run: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (normalisation === undefined || (inside !== opposite && inside !== equal)) {
    return fail(
      "Something else has been changed, too: other events are chosen now, or a sample is missing.",
    );
  }
  const open = [
    ...(inMev.test(text) ? ["No muon is ever hard enough: which unit has the threshold?"] : []),
    ...(inside === equal ? ["The muons of a Z have opposite charges; these have equal ones."] : []),
    ...(normalisation === 1 ? [] : ["The simulation is too high: it has the factor K twice."]),
  ];
  return open.length === 0 ? pass() : partial(1 - open.length / 4, open.join(" "));
}

/** 1 if σ times K is what was published, as it is or as generated × K. */
function normalisationOf({
  crossSection,
  kFactor,
}: ReturnType<typeof readAnalysis>["samples"][number]): number {
  if (crossSection === "published") return kFactor;
  const published = crossSection === "generated" ? 1.495 : crossSection / 2008;
  const ratio = crossSection === "generated" ? kFactor / published : published * kFactor;
  return Math.abs(ratio - 1) < 0.01 ? 1 : ratio;
}
