import { seededRandom } from "toplab/core";
import {
  type Exercise,
  fail,
  judges,
  notAttempted,
  partial,
  pass,
  type Verdict,
  type Words,
  wrongType,
} from "toplab/grade";
import { type Distance, keptBy, type SeenEvent, type SeenObject, type steps } from "./removals.ts";

export type { SeenEvent } from "./removals.ts";

/** Crowded events: objects in two corners of the detector, one of them where φ jumps from π to −π. */
function events(seed: number): SeenEvent[] {
  const random = seededRandom(seed);
  const corners = [
    { eta: 0.5, phi: 3.1 },
    { eta: -1, phi: 1 },
  ];
  const some = (most: number): SeenObject[] =>
    Array.from({ length: 1 + Math.floor(most * random()) }, () => {
      const corner = corners[Math.floor(2 * random())]!;
      const phi = corner.phi + 0.7 * (random() - 0.5);
      return {
        pt: Math.round(1000 * (20 + 60 * random())) / 1000,
        eta: corner.eta + 0.7 * (random() - 0.5),
        phi: phi > Math.PI ? phi - 2 * Math.PI : phi,
      };
    });
  return Array.from({ length: 60 }, () => ({ electrons: some(2), jets: some(4) }));
}

/** What is kept in each event, as a text. */
type Kept = readonly string[];
type Reference = Readonly<Record<keyof typeof steps | "unwrapped", Kept>>;

function reference(seed: number): Reference {
  const by = (step: keyof typeof steps, distance?: Distance): Kept =>
    events(seed).map((event) => textOf(keptBy(step, event, distance)));
  const flat: Distance = (a, b) => Math.hypot(a.eta - b.eta, a.phi - b.phi);
  return {
    ...{ right: by("right"), reversed: by("reversed"), allJets: by("allJets") },
    ...{ jetsOnly: by("jetsOnly"), electronsOnly: by("electronsOnly") },
    unwrapped: by("right", flat),
  };
}

const textOf = ({ electrons, jets }: SeenEvent): string =>
  JSON.stringify([electrons.map(({ pt }) => pt), jets.map(({ pt }) => pt)]);

/** What to say to those who make a known mistake. */
const mistakes: readonly (readonly [keyof Reference, Verdict])[] = [
  [
    "reversed",
    fail({
      en: "The steps are in the wrong order. Every electron is a jet, too: if electrons near jets go first, none is left.",
      es: "Los pasos están en el orden equivocado. Todo electrón es también un jet: si se van primero los electrones cercanos a jets, no queda ninguno.",
      ru: "Шаги идут не в том порядке. Каждый электрон — ещё и струя: если сначала удалить электроны рядом со струями, не останется ни одного.",
    }),
  ],
  [
    "allJets",
    partial(1 / 3, {
      en: "In the second step electrons are compared with jets that are gone already. A jet that was the electron must not remove it.",
      es: "En el segundo paso los electrones se comparan con jets que ya se han ido. Un jet que era el propio electrón no debe eliminarlo.",
      ru: "На втором шаге электроны сравниваются со струями, которых уже нет. Струя, которая и была этим электроном, не должна его удалять.",
    }),
  ],
  [
    "jetsOnly",
    partial(1 / 3, {
      en: "The first step is right. The second is missing: electrons inside a jet.",
      es: "El primer paso está bien. Falta el segundo: los electrones dentro de un jet.",
      ru: "Первый шаг верен. Не хватает второго: электроны внутри струи.",
    }),
  ],
  [
    "electronsOnly",
    fail({
      en: "Jets that are electrons are still there: the first step is missing.",
      es: "Los jets que son electrones siguen ahí: falta el primer paso.",
      ru: "Струи, которые на деле электроны, ещё здесь: не хватает первого шага.",
    }),
  ],
  [
    "unwrapped",
    partial(2 / 3, {
      en: "Nearly: φ = 3.1 and φ = −3.1 are neighbours, and Δφ is not 6.2. Where is Δφ brought below π?",
      es: "Casi: φ = 3,1 y φ = −3,1 son vecinos, y Δφ no es 6,2. ¿Dónde se lleva Δφ por debajo de π?",
      ru: "Почти: φ = 3,1 и φ = −3,1 — соседи, и Δφ не равно 6,2. Где Δφ приводится к значению не больше π?",
    }),
  ],
];

export const exercise: Exercise<readonly SeenEvent[], { kept: SeenEvent[] }, Reference> = {
  id: "03-ntuples/overlaps",
  title: "One signal, one object",
  points: 3,
  answers: ["withoutOverlaps"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Write ΔR first: `const dPhi = Math.abs(a.phi - b.phi)`, and if this is more than π, the angle is `2 * Math.PI - dPhi`.",
      "`jets.filter((jet) => !electrons.some((electron) => deltaR(jet, electron) < 0.2))` are the jets of the first step. Give them a name: the second step needs them.",
      "The second step is the same with electrons and jets exchanged and 0.4, and the jets are those that the first step has left.",
    ],
    es: [
      "Escribe primero ΔR: `const dPhi = Math.abs(a.phi - b.phi)`; si pasa de π, el ángulo es `2 * Math.PI - dPhi`.",
      "`jets.filter((jet) => !electrons.some((electron) => deltaR(jet, electron) < 0.2))` son los jets del primer paso. Dales un nombre: el segundo paso los necesita.",
      "El segundo paso es igual, con electrones y jets intercambiados y 0,4, y los jets son los que ha dejado el primero.",
    ],
    ru: [
      "Сначала напишите ΔR: `const dPhi = Math.abs(a.phi - b.phi)`, а если это больше π, то угол равен `2 * Math.PI - dPhi`.",
      "`jets.filter((jet) => !electrons.some((electron) => deltaR(jet, electron) < 0.2))` — струи после первого шага. Дайте им имя: они нужны второму шагу.",
      "Второй шаг такой же, только электроны и струи меняются местами, вместо 0,2 стоит 0,4, а струи — те, что оставил первый шаг.",
    ],
  },
  inputs: events,
  reference,
  judge: ({ kept }, { reference, inputs }) => {
    const calls = judges.readCalls(kept, "`withoutOverlaps`");
    if ("verdict" in calls) return calls.verdict;
    if (!calls.value.some(isSomething)) {
      return notAttempted({
        en: "`withoutOverlaps` keeps nothing yet: replace the undefined.",
        es: "`withoutOverlaps` todavía no conserva nada: sustituye los `undefined`.",
        ru: "`withoutOverlaps` пока ничего не оставляет: замените `undefined`.",
      });
    }
    const read = calls.value.map(textOfClaim);
    const problem = read.find((one) => typeof one !== "string");
    if (problem) return problem as Verdict; // whatever is no text is a verdict
    const isLike = (name: keyof Reference): boolean =>
      reference[name].every((text, i) => text === read[i]);
    if (isLike("right")) return pass();
    if (inputs.every((event, i) => textOf(event) === read[i])) {
      return fail({
        en: "Nothing is removed: everything that came in comes out.",
        es: "No se elimina nada: sale todo lo que ha entrado.",
        ru: "Ничего не удаляется: всё, что вошло, выходит обратно.",
      });
    }
    const known = mistakes.find(([name]) => isLike(name));
    if (known) return known[1];
    const right = reference.right.filter((text, i) => text === read[i]).length;
    return fail({
      en: `Of ${read.length} events, ${right} come out right. Take one with one electron and two jets and go through it on paper.`,
      es: `De ${read.length} sucesos, ${right} salen bien. Toma uno con un electrón y dos jets y recórrelo sobre el papel.`,
      ru: `Верно обработано событий: ${right} из ${read.length}. Возьмите событие с одним электроном и двумя струями и пройдите его на бумаге.`,
    });
  },
  wrong: [
    {
      name: "the other order",
      code: wrongCode(
        "",
        "const e = electrons.filter((x) => !jets.some((j) => dR(x, j) < 0.4)); return { electrons: e, jets: jets.filter((j) => !e.some((x) => dR(x, j) < 0.2)) };",
      ),
      points: 0,
      reason: /wrong order/,
    },
    {
      name: "jets that are gone still count",
      code: wrongCode(
        "",
        "return { electrons: electrons.filter((x) => !jets.some((j) => dR(x, j) < 0.4)), jets: jets.filter((j) => !electrons.some((x) => dR(x, j) < 0.2)) };",
      ),
      points: 1,
      reason: /gone already/,
    },
    {
      name: "only jets are removed",
      code: wrongCode(
        "",
        "return { electrons, jets: jets.filter((j) => !electrons.some((x) => dR(x, j) < 0.2)) };",
      ),
      points: 1,
      reason: /second is missing/,
    },
    {
      name: "φ does not close",
      code: wrongCode(
        "flat",
        "const j = jets.filter((x) => !electrons.some((e) => dR(x, e) < 0.2)); return { electrons: electrons.filter((e) => !j.some((x) => dR(x, e) < 0.4)), jets: j };",
      ),
      points: 2,
      reason: /neighbours/,
    },
    {
      name: "nothing happens",
      code: "function withoutOverlaps(electrons, jets) { return { electrons, jets }; }",
      points: 0,
      reason: /Nothing is removed/,
    },
  ],
};

function wrongCode(kind: "" | "flat", body: string): string {
  const dPhi = kind === "flat" ? "a.phi - b.phi" : "Math.acos(Math.cos(a.phi - b.phi))";
  return `function withoutOverlaps(electrons, jets) {
  const dR = (a, b) => Math.hypot(a.eta - b.eta, ${dPhi});
  ${body}
}`;
}

function isSomething(one: unknown): boolean {
  if (typeof one !== "object" || one === null) return one !== undefined && one !== null;
  return Object.values(one).some((list) => list !== undefined && list !== null);
}

const returned: Words = {
  en: "What `withoutOverlaps` returns",
  es: "Lo que devuelve `withoutOverlaps`",
  ru: "То, что возвращает `withoutOverlaps`",
};

function textOfClaim(claim: unknown): string | Verdict {
  const record = judges.readRecord(claim, returned, ["electrons", "jets"]);
  if ("verdict" in record) return record.verdict;
  const { electrons, jets } = record.value;
  if (!(Array.isArray(electrons) && Array.isArray(jets))) {
    return wrongType({
      en: "`electrons` and `jets` should both be lists of those that are kept.",
      es: "`electrons` y `jets` deben ser, los dos, listas de los que se conservan.",
      ru: "`electrons` и `jets` — это два списка: в каждом то, что остаётся.",
    });
  }
  const pts = (objects: readonly unknown[]): unknown[] =>
    objects.map((one) => (one as SeenObject | undefined)?.pt); // compared, not trusted
  return JSON.stringify([pts(electrons), pts(jets)]);
}
