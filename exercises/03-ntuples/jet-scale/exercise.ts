import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  partial,
  together,
  type Verdict,
} from "toplab/grade";
import { readAnalysis, runAnalysis } from "toplab/select";
import { simulatedCollisions } from "toplab/sim/ntuples";
import { lessonFile, scaleErrorOf } from "../lesson-file.ts";

interface Effect {
  readonly up: number;
  readonly down: number;
}

/** Changes of the yield without pile-up weights; they matter little, and either way of counting is right. */
async function reference(seed: number): Promise<Effect> {
  const zmumu = await simulatedCollisions("zmumu");
  const file = lessonFile({
    samples: "  zmumu: { files: zmumu, crossSection: published }",
    systematics: `  jetScale: { change: jets, by: ${scaleErrorOf(seed)} }`,
  });
  const analysis = readAnalysis(file, { tables: { zmumu } });
  const run = await runAnalysis(analysis);
  const count = (variation?: string): number =>
    run.cutflow("zmumu", "mumujet", variation).at(-1)!.passed;
  const nominal = count();
  return { up: count("jetScale_up") / nominal - 1, down: count("jetScale_down") / nominal - 1 };
}

export const exercise: Exercise<null, { jetEffect: Effect }, Effect> = {
  id: "03-ntuples/jet-scale",
  title: "What if all jets were softer?",
  points: 2,
  answers: ["jetEffect"],
  hints: {
    en: [
      "In the file: `systematics:` and below it `  jetScale: { change: jets, by: 0.05 }`, with your own number. A file is a text: add the lines with `+`.",
      'After the run, `again.histogram({ region: "mumujet", process: "zmumu", systematic: "jetScale_up" })` is a histogram with one bin; without `systematic` it is the one as it was. `integral` counts it.',
      "`up` is the count with `jetScale_up` over the count without, minus 1; `down` the same with `jetScale_down`.",
    ],
    es: [
      "En el fichero: `systematics:` y debajo `  jetScale: { change: jets, by: 0.05 }`, con tu propio número. Un fichero es un texto: añade las líneas con `+`.",
      'Después de ejecutar, `again.histogram({ region: "mumujet", process: "zmumu", systematic: "jetScale_up" })` es un histograma de un intervalo; sin `systematic` es el original. `integral` lo cuenta.',
      "`up` es el recuento con `jetScale_up` entre el recuento sin él, menos 1; `down`, lo mismo con `jetScale_down`.",
    ],
    ru: [
      "В файле: `systematics:` и под ней `  jetScale: { change: jets, by: 0.05 }` с вашим числом. Файл — это текст: добавьте строки с помощью `+`.",
      'После запуска `again.histogram({ region: "mumujet", process: "zmumu", systematic: "jetScale_up" })` — гистограмма из одного интервала; без `systematic` — исходная. Число в ней даёт `integral`.',
      "`up` — число с `jetScale_up`, делённое на число без него, минус 1; `down` — то же с `jetScale_down`.",
    ],
  },
  inputs: () => null,
  reference,
  judge: ({ jetEffect }, { reference, seed }) => {
    const record = judges.readRecord(jetEffect, "`jetEffect`", ["up", "down"]);
    if ("verdict" in record) return record.verdict;
    const { up, down } = record.value;
    if ((up ?? down) === undefined || (up ?? down) === null) {
      return notAttempted({
        en: "`jetEffect` has no numbers yet: replace the undefined of the cell.",
        es: "`jetEffect` todavía no tiene números: sustituye los `undefined` de la celda.",
        ru: "В `jetEffect` пока нет чисел: замените `undefined` в ячейке.",
      });
    }
    if (isNear(up, reference.down) && isNear(down, reference.up)) {
      return partial(0.5, {
        en: "Up and down are exchanged: with harder jets, more of them pass the cut.",
        es: "`up` y `down` están intercambiados: con jets más duros, más de ellos pasan el corte.",
        ru: "`up` и `down` переставлены: чем жёстче струи, тем больше их проходит отбор.",
      });
    }
    if (up === scaleErrorOf(seed) && down === -up) {
      return fail({
        en: "This is the error of the energy itself. How many more events pass the cut depends on how many jets lie just below it.",
        es: "Este es el error de la propia energía. Cuántos sucesos más pasan el corte depende de cuántos jets están justo por debajo de él.",
        ru: "Это погрешность самой энергии. Насколько больше событий пройдёт отбор, зависит от того, сколько струй лежит чуть ниже порога.",
      });
    }
    return together([
      { verdict: judgeOne(up, reference.up, "`jetEffect.up`") },
      { verdict: judgeOne(down, reference.down, "`jetEffect.down`") },
    ]);
  },
  wrong: [
    {
      name: "up and down exchanged",
      code: wrongCode("{ up: of('jetScale_down') / was - 1, down: of('jetScale_up') / was - 1 }"),
      points: 1,
      reason: /exchanged/,
    },
    {
      name: "ratios",
      code: wrongCode("{ up: of('jetScale_up') / was, down: of('jetScale_down') / was }"),
      points: 0,
      reason: /minus 1/,
    },
    {
      name: "in per cent",
      code: wrongCode(
        "{ up: 100 * (of('jetScale_up') / was - 1), down: 100 * (of('jetScale_down') / was - 1) }",
      ),
      points: 0,
      reason: /per cent/,
    },
    {
      name: "the energy itself",
      code: "const jetEffect = { up: scaleError, down: -scaleError };",
      points: 0,
      reason: /of the energy/,
    },
    {
      name: "another region, in which no jets are asked for",
      code: wrongCode(
        "{ up: of('jetScale_up') / was - 1, down: of('jetScale_down') / was - 1 }",
        "mumu",
      ),
      points: 0,
      reason: /mumujet/,
    },
  ],
};

function wrongCode(value: string, region = "mumujet"): string {
  return `const wrongRun = await runAnalysis(readAnalysis(file + \`systematics: { jetScale: { change: jets, by: \${scaleError} } }\`, { tables }));
const of = (systematic) => integral(wrongRun.histogram({ region: "${region}", process: "zmumu", systematic }));
const was = of("nominal");
const jetEffect = ${value};`;
}

/** How far pile-up weights, or their absence, may move the effect. */
const TOLERANCE = 0.008;

function isNear(claim: unknown, expected: number): boolean {
  return typeof claim === "number" && Math.abs(claim - expected) < TOLERANCE;
}

function judgeOne(claim: unknown, expected: number, name: string): Verdict {
  if (isNear(claim, 1 + expected)) {
    return fail({
      en: `${name} is a ratio: the change is the ratio minus 1.`,
      es: `${name} es un cociente: el cambio es el cociente menos 1.`,
      ru: `${name} — это отношение, а изменение равно отношению минус 1.`,
    });
  }
  if (typeof claim === "number" && isNear(claim / 100, expected) && Math.abs(claim) > 1) {
    return fail({
      en: `${name} is in per cent: a loss of 2 % is −0.02.`,
      es: `${name} está en tanto por ciento: una pérdida del 2 % es −0,02.`,
      ru: `${name} — в процентах, а потеря в 2 % — это −0,02.`,
    });
  }
  if (claim === 0 || isNear(claim, 0)) {
    return fail({
      en: `${name} is next to nothing: is it the region mumujet that was counted?`,
      es: `${name} es casi nada: ¿se ha contado la región \`mumujet\`?`,
      ru: `${name} — почти ноль: точно ли сосчитана область \`mumujet\`?`,
    });
  }
  return judges.withinTolerance(claim, expected, { name, absolute: TOLERANCE });
}
