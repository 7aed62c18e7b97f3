import { column, type EventTable, jagged, withColumn } from "toplab/event";
import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  pass,
  together,
  type Verdict,
  type Words,
} from "toplab/grade";
import { type Analysis, readAnalysis, regionsOf } from "toplab/select";
import { recordedRun } from "toplab/sim/ntuples";
import { doesNotRun } from "../does-not-run.ts";
import { colleaguesFile, type Faults } from "./colleague.ts";

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
      return notAttempted({
        en: "`mended` has no text yet: replace the undefined of the cell.",
        es: "`mended` todavía no tiene texto: sustituye el `undefined` de la celda.",
        ru: "В `mended` пока нет текста: замените `undefined` в ячейке.",
      });
    }
    if (typeof mended !== "string") {
      return fail({
        en: `\`mended\` should be the text of the file and is ${judges.kindOf(mended)}.`,
        es: `\`mended\`: se espera el texto del fichero y aquí hay ${judges.kindOf(mended, "es")}.`,
        ru: `\`mended\`: ожидается текст файла, а здесь ${judges.kindOf(mended, "ru")}.`,
      });
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
      name: "the luminosity is bent instead of K",
      code: 'const mended = colleague.replace("nMuon ==", "nMuons ==").replace("27000", "27").replace("] > 0", "] < 0").replace("value: 8", "value: 5.33");',
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
  let analysis: Analysis;
  let inside: string;
  try {
    analysis = readAnalysis(`${text}\n`);
    inside = insideOf(`${text.replace(inMev, "pt: 27")}\n`, events);
  } catch (error) {
    return doesNotRun(error);
  }
  if (!isUntouched(analysis) || (inside !== opposite && inside !== equal)) {
    return fail({
      en: "Something else has been changed, too: other events are chosen now, or the samples or the luminosity are not what they were.",
      es: "También se ha cambiado otra cosa: ahora se eligen otros sucesos, o las muestras o la luminosidad ya no son las mismas.",
      ru: "Изменилось и что-то ещё: теперь отбираются другие события либо другими стали выборки или светимость.",
    });
  }
  const simulation = analysis.samples.find(({ name }) => name === "zmumu")!; // or it is touched
  const isOpen = { mev: inMev.test(text), charges: inside === equal };
  return together([
    { verdict: pass() }, // it runs
    { verdict: isOpen.mev ? fail(words.mev) : pass() },
    { verdict: isOpen.charges ? fail(words.charges) : pass() },
    { verdict: normalisationOf(simulation) === 1 ? pass() : fail(words.kFactor) },
  ]);
}

const words: Readonly<Record<keyof Faults, Words>> = {
  mev: {
    en: "No muon is ever hard enough: which unit has the threshold?",
    es: "Ningún muon llega nunca al umbral: ¿en qué unidad está?",
    ru: "Ни один мюон не дотягивает до порога: в каких единицах он задан?",
  },
  charges: {
    en: "The muons of a Z have opposite charges; these have equal ones.",
    es: "Los muones de un Z tienen cargas opuestas; estos las tienen iguales.",
    ru: "У мюонов от Z заряды противоположны, а у этих одинаковы.",
  },
  kFactor: {
    en: "The simulation is too high: it has the factor K twice.",
    es: "La simulación es demasiado alta: tiene el factor K dos veces.",
    ru: "Моделирование слишком высоко: множитель K в нём учтён дважды.",
  },
};

/** Whether all that was right in the file, beside what chooses events, is as it was. */
function isUntouched(analysis: Analysis): boolean {
  const faults = { mev: false, charges: false, kFactor: false };
  return untouched(analysis) === untouched(readAnalysis(colleaguesFile(faults)));
}

function untouched({ luminosity, samples, weights }: Analysis): string {
  const kept = samples.map(({ name, kind, files, duplicates, where, weight, sumOfWeights }) => [
    ...[name, kind, files, duplicates, sumOfWeights, where?.text, weight?.text],
  ]);
  return JSON.stringify([luminosity?.value, kept, weights.map(({ text }) => text)]);
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
