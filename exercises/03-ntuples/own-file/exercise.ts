import { column, concat, type EventTable } from "toplab/event";
import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  partial,
  pass,
  type Verdict,
} from "toplab/grade";
import { type Analysis, readAnalysis, regionsOf } from "toplab/select";
import { recordedRun, simulatedCollisions } from "toplab/sim/ntuples";
import { type Piece, pieceNames, rightFile } from "./right-file.ts";

interface Reference {
  readonly events: EventTable;
  readonly right: string;
  readonly without: readonly { readonly piece: Piece; readonly inside: string }[];
}

/** The student's data, and top pairs without their truth, in which every cut does something. */
async function reference(seed: number): Promise<Reference> {
  const { electrons, muons } = await recordedRun(seed);
  const { events: tops } = await simulatedCollisions("ttbar");
  const names = Object.keys(muons.columns).filter((name) => name in tops.columns);
  const events = [electrons, muons, tops]
    .map(({ nEvents, columns }) => ({
      nEvents,
      columns: Object.fromEntries(names.map((name) => [name, columns[name]!])),
    }))
    .reduce(concat);
  const without = pieceNames
    .filter((piece) => piece !== "duplicates")
    .map((piece) => ({ piece, inside: insideOf(readAnalysis(rightFile(piece)), events) }));
  return { events, right: insideOf(readAnalysis(rightFile()), events), without };
}

/** The events that an analysis chooses, as a text. */
function insideOf(analysis: Analysis, events: EventTable): string {
  return Array.from(column(regionsOf(analysis, "data", events), "zjet")).join("");
}

const reasons: Readonly<Record<Piece, string>> = {
  duplicates: "Events that are in both files are not dropped once: what does `duplicates` say?",
  trigger: "Events are chosen in which no muon has fired: what does `trigger` say?",
  cleaning: "Events without any vertex are chosen: the cleaning is missing.",
  isolation: "Muons with much around them are chosen: how is their isolation?",
  eta: "Jets beyond |η| = 2.5 count.",
  charges: "Pairs of equal charges are chosen.",
  mass: "Pairs far from the Z are chosen: is the window of the mass in the file?",
  jet: "Events without a jet are chosen.",
  overlaps: "Overlaps are not removed: a photon of a muon counts as a jet.",
};

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
      return notAttempted("`ownFile` has no text yet: replace the undefined of the cell.");
    }
    if (typeof ownFile !== "string") {
      return fail(`\`ownFile\` should be the text of a file and is ${judges.kindOf(ownFile)}.`);
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

function withText(data: string, objects: string, jets: string): string {
  return `const ownFile = \`
samples:
  data: { files: [electrons, muons], ${data} }
trigger: trigger_muon == 1
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
    return fail("`ownFile` should be the file's text itself, of several lines between backticks.");
  }
  let analysis: Analysis;
  let inside: string;
  try {
    analysis = readAnalysis(text);
    inside = insideOf(analysis, events);
  } catch (error) {
    return fail(`It does not run: ${error instanceof Error ? error.message : String(error)}`);
  }
  const missing =
    inside === right ? undefined : without.find((one) => one.inside === inside)?.piece;
  if (inside !== right && missing === undefined) {
    return fail(
      "It runs, but chooses other events than the list asks for, in more than one way: go through the list line by line.",
    );
  }
  const data = analysis.samples.find(({ name }) => name === "data")!; // or nothing was chosen
  const isWhole = ["electrons", "muons"].every((file) => data.files.includes(file));
  const open = [
    ...(missing ? [reasons[missing]] : []),
    ...(data.kind === "data" && data.duplicates === "drop" && isWhole ? [] : [reasons.duplicates]),
  ];
  return open.length === 0 ? pass() : partial(1 - open.length / 3, open.join(" "));
}
