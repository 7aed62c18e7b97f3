import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  pass,
  together,
  type Verdict,
  type Words,
  wrongType,
} from "toplab/grade";
import { colleaguesMistake, type Mistake, twTtbarVariables } from "toplab/select/tw-ttbar";

/** How near to an end of the range, as a share of it. */
const TOLERANCE = 0.03;

const fields = ["variable", "from", "to"] as const;

export const exercise: Exercise<null, { mistake: Mistake }, Mistake> = {
  id: "06-tw-ttbar/edge-bins",
  title: "Find the mistake",
  points: 3,
  answers: ["mistake"],
  limits: { seconds: 30 },
  hints: {
    en: [
      "Compare her separations with yours: which variable has become much better than it can be?",
      "Draw that variable for her tW and her tt̄ with `edgePlot`, over a wide range: where does tt̄ begin and end, and tW not?",
      "The smallest and the largest value of her tt̄: `Math.min(...values)` and `Math.max(...values)`, with `values = colleague.features.columns[k].filter((_, i) => colleague.labels[i] === 0)`.",
    ],
    es: [
      "Compara sus separaciones con las tuyas: ¿qué variable se ha vuelto mucho mejor de lo que puede ser?",
      "Dibuja esa variable para su tW y su tt̄ con `edgePlot`, en un intervalo amplio: ¿dónde empieza y acaba tt̄, y tW no?",
      "El valor más pequeño y el más grande de su tt̄: `Math.min(...values)` y `Math.max(...values)`, con `values = colleague.features.columns[k].filter((_, i) => colleague.labels[i] === 0)`.",
    ],
    ru: [
      "Сравните её разделения с вашими: какая переменная стала намного лучше, чем может быть?",
      "Нарисуйте эту переменную для её tW и её tt̄ с помощью `edgePlot` в широком промежутке: где tt̄ начинается и кончается, а tW нет?",
      "Наименьшее и наибольшее значение её tt̄: `Math.min(...values)` и `Math.max(...values)`, где `values = colleague.features.columns[k].filter((_, i) => colleague.labels[i] === 0)`.",
    ],
  },
  inputs: () => null,
  reference: colleaguesMistake,
  judge: ({ mistake }, { reference }) => {
    const record = judges.readRecord(mistake, "`mistake`", fields);
    if ("verdict" in record) return record.verdict;
    const { variable, from, to } = record.value;
    if (fields.every((field) => (record.value[field] ?? null) === null)) {
      return notAttempted({
        en: "`mistake` has no values yet: replace the undefined of the cell.",
        es: "`mistake` todavía no tiene valores: sustituye el `undefined` de la celda.",
        ru: "В `mistake` пока нет значений: замените `undefined` в ячейке.",
      });
    }
    if (typeof variable !== "string" || !twTtbarVariables.includes(variable)) {
      const names = twTtbarVariables.join(", ");
      return wrongType({
        en: `\`mistake.variable\` should be one of ${names}.`,
        es: `\`mistake.variable\`: se espera una de ${names}.`,
        ru: `\`mistake.variable\`: ожидается одна из ${names}.`,
      });
    }
    if (variable !== reference.variable) {
      return fail({
        en: "In this variable her tt̄ is as it should be, apart from what the real mistake does to it: look for ends that are cut off sharply.",
        es: "En esta variable su tt̄ es como debe ser, salvo por lo que le hace el error de verdad: busca extremos cortados en seco.",
        ru: "По этой переменной её tt̄ такой, как должен быть, если не считать последствий настоящей ошибки: ищите резко обрезанные края.",
      });
    }
    return together([
      { verdict: pass() },
      { verdict: judgeEnd(from, "from", reference) },
      { verdict: judgeEnd(to, "to", reference) },
    ]);
  },
  wrong: [
    {
      name: "the best variable must be the guilty one",
      code: 'const mistake = { variable: "ptAll", from: 0, to: 100 };',
      points: 0,
      reason: /cut off sharply/,
    },
    {
      name: "the ends of tW",
      code: `const endsOf = (k, kind) => {
  const x = Array.from(colleague.features.columns[k]).filter((_, i) => colleague.labels[i] === kind);
  return { x, from: Math.min(...x), to: Math.max(...x) };
};
const found = colleague.features.names.map((variable, k) => {
  const [ofTw, ofPairs] = [endsOf(k, 1), endsOf(k, 0)];
  const outside = ofTw.x.filter((v) => v < ofPairs.from || v > ofPairs.to).length;
  return { variable, outside, from: ofTw.from, to: ofTw.to };
}).sort((a, b) => b.outside - a.outside)[0];
const mistake = { variable: found.variable, from: found.from, to: found.to };`,
      points: 1,
      reason: /tt̄ begins/,
    },
    {
      name: "a sentence in place of a name",
      code: 'const mistake = { variable: "the scalar sum", from: 0, to: 1 };',
      points: 0,
      reason: /one of ptAll/,
    },
  ],
};

function judgeEnd(claim: unknown, end: "from" | "to", reference: Mistake): Verdict {
  const read = judges.readNumber(claim, `\`mistake.${end}\``);
  if ("verdict" in read) return read.verdict;
  const width = reference.to - reference.from;
  if (Math.abs(read.value - reference[end]) <= TOLERANCE * width) return pass();
  return fail(end === "from" ? notFrom : notTo);
}

const notFrom: Words = {
  en: "`from` is not where her tt̄ begins: look at tt̄ alone.",
  es: "`from` no es donde empieza su tt̄: mira solo tt̄.",
  ru: "`from` — не то место, где начинается её tt̄: смотрите только на tt̄.",
};

const notTo: Words = {
  en: "`to` is not where her tt̄ ends: look at tt̄ alone.",
  es: "`to` no es donde acaba su tt̄: mira solo tt̄.",
  ru: "`to` — не то место, где кончается её tt̄: смотрите только на tt̄.",
};
