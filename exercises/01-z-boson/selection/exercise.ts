import { seededRandom } from "toplab/core";
import {
  type Exercise,
  fail,
  inEach,
  judges,
  partial,
  pass,
  type Words,
  wordsIn,
  wrongType,
} from "toplab/grade";

/** What the student's function is called with. */
export interface Pair {
  readonly pt1: number;
  readonly eta1: number;
  readonly Q1: number;
  readonly pt2: number;
  readonly eta2: number;
  readonly Q2: number;
}

/** A pair, and which one of the cuts it fails; only the pair goes to the student's process. */
interface Case {
  readonly pair: Pair;
  readonly fails: Cut | "nothing";
}

type Cut = "charge" | "momentum" | "direction";

const complaint: Record<Cut | "nothing", Words> = {
  charge: {
    en: "Pairs of equal charge pass: the product of the two charges tells.",
    es: "Pasan pares con la misma carga: el producto de las dos cargas los delata.",
    ru: "Проходят пары с одинаковыми зарядами: их выдаёт произведение зарядов.",
  },
  momentum: {
    en: "Pairs with one soft muon pass: both must be above 25 GeV.",
    es: "Pasan pares con un muon blando: los dos tienen que superar los 25 GeV.",
    ru: "Проходят пары с одним мягким мюоном: оба импульса должны быть больше 25 ГэВ.",
  },
  direction: {
    en: "Pairs with one muon far forward pass: both |η| count, and η has two signs.",
    es: "Pasan pares con un muon muy hacia delante: cuentan los dos |η|, y η puede tener los dos signos.",
    ru: "Проходят пары, в которых один мюон летит слишком близко к пучку: важны оба |η|, а знак η бывает любым.",
  },
  nothing: {
    en: "Some good pairs are thrown away: is a cut tighter than asked?",
    es: "Se descartan algunos pares buenos: ¿hay algún corte más estricto de lo pedido?",
    ru: "Часть хороших пар отброшена: нет ли среди условий более жёсткого, чем нужно?",
  },
};

/** Twelve good pairs, and twelve for each cut that fail only that one, through either muon and on either side, in no order. */
function cases(seed: number): Case[] {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const sign = (): number => (random() < 0.5 ? -1 : 1);
  const good = (): Pair => {
    const charge = sign();
    const [eta1, eta2] = [between(-2.1, 2.1), between(-2.1, 2.1)];
    return {
      pt1: between(25.01, 90),
      eta1,
      Q1: charge,
      pt2: between(25.01, 90),
      eta2,
      Q2: -charge,
    };
  };
  const spoilt: Record<Cut | "nothing", (pair: Pair, first: boolean) => Pair> = {
    nothing: (pair) => pair,
    charge: (pair) => ({ ...pair, Q2: pair.Q1 }),
    momentum: (pair, first) => ({ ...pair, [first ? "pt1" : "pt2"]: between(5, 24.99) }),
    direction: (pair, first) => ({
      ...pair,
      [first ? "eta1" : "eta2"]: sign() * between(2.11, 2.4),
    }),
  };
  const kinds = ["nothing", "charge", "momentum", "direction"] as const;
  const sorted = kinds.flatMap((fails) =>
    Array.from({ length: 12 }, (_, i) => ({ pair: spoilt[fails](good(), i % 2 === 0), fails })),
  );
  return sorted
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

export const exercise: Exercise<readonly Pair[], { kept: boolean[] }, readonly Case[]> = {
  id: "01-z-boson/selection",
  title: "Keep the good pairs",
  points: 3,
  answers: ["isGood"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Three conditions, all of which must hold: join them with `&&`.",
      "The charges are opposite when `pair.Q1 * pair.Q2` is negative.",
      "`Math.min(pair.pt1, pair.pt2) > 25` asks both momenta at once; for the directions take `Math.abs` first.",
    ],
    es: [
      "Son tres condiciones y deben cumplirse todas: únelas con `&&`.",
      "Las cargas son opuestas cuando `pair.Q1 * pair.Q2` es negativo.",
      "`Math.min(pair.pt1, pair.pt2) > 25` comprueba los dos momentos a la vez; para las direcciones, toma antes `Math.abs`.",
    ],
    ru: [
      "Условий три, и выполняться должны все: соедините их через `&&`.",
      "Заряды противоположны, когда `pair.Q1 * pair.Q2` меньше нуля.",
      "`Math.min(pair.pt1, pair.pt2) > 25` проверяет оба импульса сразу; для направлений сначала возьмите `Math.abs`.",
    ],
  },
  inputs: (seed) => cases(seed).map(({ pair }) => pair),
  reference: cases,
  judge: ({ kept }, { reference }) => {
    const calls = judges.readCalls(kept, "`isGood`");
    if ("verdict" in calls) return calls.verdict;
    const answers = calls.value;
    if (!answers.every((answer) => typeof answer === "boolean")) return wrongType(notYesOrNo);
    if (answers.every((answer) => answer === answers[0])) return fail(alwaysTheSame(answers[0]));
    const wrongAt = new Set(
      reference.filter(({ fails }, i) => answers[i] !== (fails === "nothing")).map((c) => c.fails),
    );
    if (wrongAt.size === 0) return pass(allRight);
    if (wrongAt.has("nothing")) return fail(complaint.nothing);
    const reason = inEach((language) =>
      [...wrongAt].map((cut) => wordsIn(complaint[cut], language)).join(" "),
    );
    return wrongAt.size < 3 ? partial((3 - wrongAt.size) / 3, reason) : fail(reason);
  },
  wrong: [
    {
      name: "|η| without the bars",
      code: `function isGood(pair) {
  return pair.Q1 * pair.Q2 < 0 && pair.pt1 > 25 && pair.pt2 > 25 && pair.eta1 < 2.1 && pair.eta2 < 2.1;
}`,
      points: 2,
      reason: /two signs/,
    },
    {
      name: "only the first muon is looked at",
      code: "function isGood(pair) { return pair.Q1 * pair.Q2 < 0 && pair.pt1 > 25 && Math.abs(pair.eta1) < 2.1; }",
      points: 1,
      reason: /both must be above 25 GeV/,
    },
    {
      name: "everything passes",
      code: "function isGood(pair) { return true; }",
      points: 0,
      reason: /every pair/,
    },
    {
      name: "the momentum cut is too tight",
      code: `function isGood(pair) {
  return pair.Q1 * pair.Q2 < 0 && pair.pt1 > 45 && pair.pt2 > 45 && Math.abs(pair.eta1) < 2.1 && Math.abs(pair.eta2) < 2.1;
}`,
      points: 0,
      reason: /tighter/,
    },
  ],
};

const allRight: Words = {
  en: "Correct: all three cuts do what they should.",
  es: "Correcto: los tres cortes hacen lo que deben.",
  ru: "Верно: все три условия делают то, что нужно.",
};

const notYesOrNo: Words = {
  en: "`isGood` should return true or false, and sometimes returns something else.",
  es: "`isGood` debería devolver `true` o `false`, y a veces devuelve otra cosa.",
  ru: "`isGood` должна возвращать `true` или `false`, а иногда возвращает что-то другое.",
};

const alwaysTheSame = (answer: boolean | undefined): Words => ({
  en: `\`isGood\` says ${answer} to every pair: does it look at the pair at all?`,
  es: `\`isGood\` dice \`${answer}\` a todos los pares: ¿llega a mirar el par?`,
  ru: `\`isGood\` отвечает \`${answer}\` на любую пару: смотрит ли она вообще на пару?`,
});
