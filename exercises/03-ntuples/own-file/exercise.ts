import { column, concat, type EventTable, withColumn } from "toplab/event";
import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  pass,
  together,
  type Verdict,
} from "toplab/grade";
import { type Analysis, readAnalysis, regionsOf } from "toplab/select";
import { recordedRun, simulatedCollisions } from "toplab/sim/ntuples";
import { doesNotRun } from "../does-not-run.ts";
import { reasons } from "./reasons.ts";
import { type Piece, pieceNames, rightFile } from "./right-file.ts";

interface Reference {
  readonly events: EventTable;
  readonly right: string;
  readonly without: readonly { readonly piece: Piece; readonly inside: string }[];
}

/** The student's data, and top pairs without their truth, as if an electron had fired in all: there every cut does something. */
async function reference(seed: number): Promise<Reference> {
  const { electrons, muons } = await recordedRun(seed);
  const { events } = await simulatedCollisions("ttbar");
  const tops = withColumn(events, "trigger_electron", new Float64Array(events.nEvents).fill(1));
  const names = Object.keys(muons.columns).filter((name) => name in tops.columns);
  const all = [electrons, muons, tops]
    .map(({ nEvents, columns }) => ({
      nEvents,
      columns: Object.fromEntries(names.map((name) => [name, columns[name]!])),
    }))
    .reduce(concat);
  const without = pieceNames
    .filter((piece) => piece !== "duplicates")
    .map((piece) => ({ piece, inside: insideOf(readAnalysis(rightFile(piece)), all) }));
  return { events: all, right: insideOf(readAnalysis(rightFile()), all), without };
}

/** The events that an analysis chooses, as a text. What it takes for an electron is left to it, since the list does not say. */
function insideOf(analysis: Analysis, events: EventTable): string {
  const { objects } = analysis;
  const isTight = { ...objects.isTight, electrons: false };
  const anyElectrons = { ...analysis, objects: { ...objects, electrons: [], isTight } };
  return Array.from(column(regionsOf(anyElectrons, "data", events), "zjet")).join("");
}

export const exercise: Exercise<null, { ownFile: string }, Reference> = {
  id: "03-ntuples/own-file",
  title: "Your own file",
  points: 3,
  answers: ["ownFile"],
  hints: {
    en: [
      "Take the colleague's file, mended, as a model, and go through the list line by line. The text stands between backticks; indentation matters.",
      'Let it run before you hand it in: `await runAnalysis(readAnalysis(ownFile, { tables }))`. Look at `cutflow("data", "zjet")`: does each cut of the list stand there?',
      "The sample: `data: { files: [electrons, muons], kind: data, duplicates: drop }`. The region: `zjet: { cuts: [mass(pair) > 76 && mass(pair) < 106, nJets >= 1] }`, with `pair: muons[0] + muons[1]` among the definitions.",
    ],
    es: [
      "Toma como modelo el fichero de la compañera, ya arreglado, y recorre la lista línea por línea. El texto va entre acentos graves; el sangrado importa.",
      'Ejecútalo antes de entregarlo: `await runAnalysis(readAnalysis(ownFile, { tables }))`. Mira `cutflow("data", "zjet")`: ¿está cada corte de la lista?',
      "La muestra: `data: { files: [electrons, muons], kind: data, duplicates: drop }`. La región: `zjet: { cuts: [mass(pair) > 76 && mass(pair) < 106, nJets >= 1] }`, con `pair: muons[0] + muons[1]` entre las definiciones.",
    ],
    ru: [
      "Возьмите за образец исправленный файл коллеги и пройдите список строка за строкой. Текст стоит в обратных кавычках; отступы важны.",
      'Запустите файл, прежде чем сдавать: `await runAnalysis(readAnalysis(ownFile, { tables }))`. Посмотрите `cutflow("data", "zjet")`: есть ли там каждый отбор из списка?',
      "Выборка: `data: { files: [electrons, muons], kind: data, duplicates: drop }`. Область: `zjet: { cuts: [mass(pair) > 76 && mass(pair) < 106, nJets >= 1] }`, а среди определений — `pair: muons[0] + muons[1]`.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ ownFile }, { reference }) => {
    if (ownFile === undefined || ownFile === null) {
      return notAttempted({
        en: "`ownFile` has no text yet: replace the undefined of the cell.",
        es: "`ownFile` todavía no tiene texto: sustituye el `undefined` de la celda.",
        ru: "В `ownFile` пока нет текста: замените `undefined` в ячейке.",
      });
    }
    if (typeof ownFile !== "string") {
      return fail({
        en: `\`ownFile\` should be the text of a file and is ${judges.kindOf(ownFile)}.`,
        es: `\`ownFile\`: se espera el texto de un fichero y aquí hay ${judges.kindOf(ownFile, "es")}.`,
        ru: `\`ownFile\`: ожидается текст файла, а здесь ${judges.kindOf(ownFile, "ru")}.`,
      });
    }
    return judgeFile(ownFile, reference);
  },
  wrong: [
    {
      name: "duplicates count twice",
      code: withText(
        "kind: data",
        "objects: { muons: { pt: 20, eta: 2.5, isolation: 0.15 }, jets: { pt: 30, eta: 2.5 } }",
        "nJets >= 1",
      ),
      points: 2,
      reason: /duplicates/,
    },
    {
      name: "either trigger",
      code: withText(
        "kind: data, duplicates: drop",
        "objects: { muons: { pt: 20, eta: 2.5, isolation: 0.15 }, jets: { pt: 30, eta: 2.5 } }",
        "nJets >= 1",
        "[trigger_electron == 1, trigger_muon == 1]",
      ),
      points: 2,
      reason: /trigger/,
    },
    {
      name: "any jets",
      code: withText(
        "kind: data, duplicates: drop",
        "objects: { muons: { pt: 20, eta: 2.5, isolation: 0.15 }, jets: { pt: 30, eta: 2.5 } }",
        "nJets >= 0",
      ),
      points: 2,
      reason: /without a jet/,
    },
    {
      name: "muons are not isolated, and duplicates count",
      code: withText(
        "kind: data",
        "objects: { muons: { pt: 20, eta: 2.5 }, jets: { pt: 30, eta: 2.5 } }",
        "nJets >= 1",
      ),
      points: 1,
      reason: /isolation/,
    },
    {
      name: "no objects are chosen",
      code: withText("kind: data, duplicates: drop", "# none", "nJets >= 1"),
      points: 0,
      reason: /other events/,
    },
    {
      name: "a name that is none",
      code: withText("kind: data, duplicates: drop", "object: { muons: { pt: 20 } }", "nJets >= 1"),
      points: 0,
      reason: /object is not known here/,
    },
    {
      name: "the name of a file",
      code: 'const ownFile = "own-file.yaml";',
      points: 0,
      reason: /several lines/,
    },
  ],
};

function withText(
  data: string,
  objects: string,
  jets: string,
  trigger = "trigger_muon == 1",
): string {
  return `const ownFile = \`
samples:
  data: { files: [electrons, muons], ${data} }
trigger: ${trigger}
cleaning: { vertex: n_vertices >= 1 }
${objects}
regions:
  zjet:
    cuts:
      - nMuons == 2
      - muon_charge[0] != muon_charge[1]
      - mass(muons[0] + muons[1]) > 76 && mass(muons[0] + muons[1]) < 106
      - ${jets}
\`;`;
}

function judgeFile(text: string, { events, right, without }: Reference): Verdict {
  if (!text.includes("\n")) {
    return fail({
      en: "`ownFile` should be the file's text itself, of several lines between backticks.",
      es: "`ownFile` debe ser el propio texto del fichero: varias líneas entre acentos graves.",
      ru: "В `ownFile` должен быть сам текст файла: несколько строк в обратных кавычках.",
    });
  }
  let analysis: Analysis;
  let inside: string;
  try {
    analysis = readAnalysis(text);
    inside = insideOf(analysis, events);
  } catch (error) {
    return doesNotRun(error);
  }
  const missing =
    inside === right ? undefined : without.find((one) => one.inside === inside)?.piece;
  if (inside !== right && missing === undefined) {
    return fail({
      en: "It runs, but chooses other events than the list asks for, in more than one way: go through the list line by line.",
      es: "Se ejecuta, pero elige otros sucesos que los que pide la lista, y por más de una razón: recórrela línea por línea.",
      ru: "Файл запускается, но отбирает не те события, что просит список, и не по одной причине: пройдите список строка за строкой.",
    });
  }
  const data = analysis.samples.find(({ name }) => name === "data")!; // or nothing was chosen
  const isWhole = ["electrons", "muons"].every((file) => data.files.includes(file));
  const areDropped = data.kind === "data" && data.duplicates === "drop" && isWhole;
  return together([
    { verdict: pass() }, // it runs
    { verdict: missing ? fail(reasons[missing]) : pass() },
    { verdict: areDropped ? pass() : fail(reasons.duplicates) },
  ]);
}
