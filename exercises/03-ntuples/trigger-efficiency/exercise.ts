import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, notAttempted, partial } from "toplab/grade";

export interface MuonPair {
  readonly pt1: number;
  readonly fired1: number;
  readonly pt2: number;
  readonly fired2: number;
}

export type Question = readonly [pairs: readonly MuonPair[], from: number, to: number];

/** Tags and probes: [tag fired, pT of the tag, pT of the probe, probe fired]. */
type Try = readonly [tagFired: number, tagPt: number, probePt: number, fired: number];

type Count = Readonly<Record<"passed" | "probes", number>>;

/** How those who make a known mistake count, by name. */
const ways: Readonly<
  Record<string, (pairs: readonly MuonPair[], from: number, to: number) => Count>
> = {
  right: (pairs, from, to) =>
    count(tries(pairs).filter(([tag, , pt]) => tag === 1 && pt >= from && pt < to)),
  noTag: (pairs, from, to) => count(tries(pairs).filter(([, , pt]) => pt >= from && pt < to)),
  oneSide: (pairs, from, to) =>
    count(
      tries(pairs).filter(([tag, , pt], i) => i % 2 === 0 && tag === 1 && pt >= from && pt < to),
    ),
  ptOfTag: (pairs, from, to) =>
    count(tries(pairs).filter(([tag, pt]) => tag === 1 && pt >= from && pt < to)),
};

function tries(pairs: readonly MuonPair[]): Try[] {
  return pairs.flatMap(({ pt1, fired1, pt2, fired2 }): Try[] => [
    [fired1, pt1, pt2, fired2],
    [fired2, pt2, pt1, fired1],
  ]);
}

const count = (chosen: readonly Try[]): Count => ({
  passed: chosen.filter(([, , , fired]) => fired === 1).length,
  probes: chosen.length,
});

/** Pairs that the trigger has let through: at least one of the two has fired. */
function questions(seed: number): Question[] {
  const random = seededRandom(seed);
  const bounds = [
    [20, 26],
    [26, 30],
    [30, 40],
    [40, 80],
    [20, 80],
  ] as const;
  return bounds.map(([from, to]): Question => {
    const muon = (): [number, number] => {
      const pt = 15 + 50 * random();
      return [pt, random() < (pt > 26 ? 0.7 : 0.1) ? 1 : 0];
    };
    const pairs = Array.from({ length: 250 }, () => {
      const [[pt1, fired1], [pt2, fired2]] = [muon(), muon()];
      return { pt1, fired1, pt2, fired2 };
    });
    return [pairs.filter(({ fired1, fired2 }) => fired1 + fired2 > 0), from, to];
  });
}

type Reference = Readonly<Record<string, readonly Count[]>>;

export const exercise: Exercise<readonly Question[], { counts: Count[] }, Reference> = {
  id: "03-ntuples/trigger-efficiency",
  title: "Tag and probe",
  points: 3,
  answers: ["tagAndProbe"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Every pair is looked at twice: with muon 1 as the tag and muon 2 as the probe, and the other way round.",
      "If muon 1 fired, muon 2 is a probe: does its pT lie in the range? Then `probes++`, and `passed++` if it fired, too. Then the same with 1 and 2 exchanged. A pair in which both fired gives two probes.",
      "Begin with `let passed = 0, probes = 0;` and an inner function `attempt(tagFired, pt, fired)` that is called twice for each pair.",
    ],
    es: [
      "Cada par se mira dos veces: con el muon 1 como etiqueta y el 2 como sonda, y al revés.",
      "Si el muon 1 disparó, el 2 es una sonda: ¿está su pT en el intervalo? Entonces `probes++`, y `passed++` si también disparó. Luego lo mismo cambiando 1 por 2. Un par en el que dispararon los dos da dos sondas.",
      "Empieza con `let passed = 0, probes = 0;` y una función interior `attempt(tagFired, pt, fired)` a la que se llama dos veces por par.",
    ],
    ru: [
      "На каждую пару смотрят дважды: мюон 1 — метка, мюон 2 — проба, и наоборот.",
      "Если мюон 1 сработал, то мюон 2 — проба: лежит ли его pT в интервале? Тогда `probes++`, и `passed++`, если он тоже сработал. Затем то же, поменяв 1 и 2 местами. Пара, в которой сработали оба, даёт две пробы.",
      "Начните с `let passed = 0, probes = 0;` и внутренней функции `attempt(tagFired, pt, fired)`, которая вызывается дважды для каждой пары.",
    ],
  },
  inputs: questions,
  reference: (seed) =>
    Object.fromEntries(
      Object.entries(ways).map(([name, way]) => [name, questions(seed).map((one) => way(...one))]),
    ),
  judge: ({ counts }, { reference }) => {
    const calls = judges.readCalls(counts, "`tagAndProbe`");
    if ("verdict" in calls) return calls.verdict;
    if (calls.value.every((one) => isBlank(one))) {
      return notAttempted({
        en: "`tagAndProbe` gives no counts yet: replace the undefined.",
        es: "`tagAndProbe` todavía no da recuentos: sustituye los `undefined`.",
        ru: "`tagAndProbe` пока не даёт чисел: замените `undefined`.",
      });
    }
    const judge = (way: string) =>
      judges.table(calls.value, reference[way]!, { name: "`tagAndProbe`" });
    const isLike = (way: string): boolean => judge(way).status === "pass";
    if (isLike("noTag")) {
      return fail({
        en: "Every muon is counted here, without a tag. But these events were kept because one of the two fired: a muon that did not is only there thanks to its partner, so this efficiency comes out wrong.",
        es: "Aquí se cuentan todos los muones, sin etiqueta. Pero estos sucesos se conservaron porque uno de los dos disparó: un muon que no lo hizo solo está ahí gracias a su compañero, así que esta eficiencia sale mal.",
        ru: "Здесь сосчитаны все мюоны, без метки. Но эти события сохранены потому, что сработал один из двух: мюон, который не сработал, попал сюда лишь благодаря напарнику, и такая эффективность получается неверной.",
      });
    }
    if (isLike("oneSide")) {
      return partial(1 / 3, {
        en: "Right as far as it goes: but only the first muon is ever a tag. Let the second one be it, too.",
        es: "Bien hasta aquí, pero solo el primer muon sirve de etiqueta. Deja que también lo sea el segundo.",
        ru: "Пока всё верно, но меткой служит только первый мюон. Пусть ею побывает и второй.",
      });
    }
    if (isLike("ptOfTag")) {
      return fail({
        en: "The range in pT is asked of the tag: it is the probe whose efficiency is wanted.",
        es: "El intervalo de pT se le pide a la etiqueta: la eficiencia que se busca es la de la sonda.",
        ru: "Интервал по pT проверяется у метки, а нужна эффективность пробы.",
      });
    }
    return judge("right");
  },
  wrong: [
    {
      name: "no tag",
      code: `function tagAndProbe(pairs, from: number, to: number) {
  const muons = pairs.flatMap((p) => [[p.pt1, p.fired1], [p.pt2, p.fired2]]).filter(([pt]) => pt >= from && pt < to);
  return { passed: muons.filter(([, fired]) => fired).length, probes: muons.length };
}`,
      points: 0,
      reason: /without a tag/,
    },
    {
      name: "only the first muon is a tag",
      code: `function tagAndProbe(pairs, from: number, to: number) {
  const probes = pairs.filter((p) => p.fired1 && p.pt2 >= from && p.pt2 < to);
  return { passed: probes.filter((p) => p.fired2).length, probes: probes.length };
}`,
      points: 1,
      reason: /second one/,
    },
    {
      name: "the range is that of the tag",
      code: `function tagAndProbe(pairs, from: number, to: number) {
  const tries = pairs.flatMap((p) => [[p.fired1, p.pt1, p.fired2], [p.fired2, p.pt2, p.fired1]]);
  const probes = tries.filter(([tag, pt]) => tag && pt >= from && pt < to);
  return { passed: probes.filter(([, , fired]) => fired).length, probes: probes.length };
}`,
      points: 0,
      reason: /asked of the tag/,
    },
    {
      name: "the efficiency alone",
      code: "function tagAndProbe(pairs, from: number, to: number) { return 0.7; }",
      points: 0,
      reason: /should be an object/,
    },
  ],
};

function isBlank(one: unknown): boolean {
  if (one === undefined || one === null) return true;
  return typeof one === "object" && Object.values(one).every((x) => x === undefined || x === null);
}
