import { seededRandom } from "toplab/core";
import { type Exercise, fail, judges, partial } from "toplab/grade";
import { fromPtEtaPhiM, type P4, pt, sum } from "toplab/vector";

/** Two leptons, a b jet, and a missing momentum that nearly balances them. */
function events(seed: number): P4[][] {
  const random = seededRandom(seed);
  const angle = (): number => Math.PI * (2 * random() - 1);
  const one = (least: number, mass: number): P4 =>
    fromPtEtaPhiM(least + 80 * random(), 4 * random() - 2, angle(), mass);
  return Array.from({ length: 12 }, () => {
    const seen = [one(27, 0.1), one(20, 0.1), one(25, 8)];
    const { px, py } = sum(...seen);
    const [x, y] = [-px + 40 * random() - 20, -py + 40 * random() - 20];
    return [...seen, { px: x, py: y, pz: 0, e: Math.hypot(x, y) }];
  });
}

const scalar = (momenta: readonly P4[]): number => momenta.reduce((all, p) => all + pt(p), 0);

export const exercise: Exercise<readonly (readonly P4[])[], { values: number[] }, number[]> = {
  id: "06-tw-ttbar/system-pt",
  title: "What is left over",
  points: 2,
  answers: ["systemPt"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "Momenta are vectors: add the vectors first, and ask for the transverse momentum of the sum.",
      "`sum(l1, l2, b, missing)` is the vector; `pt(…)` of it is a number in GeV.",
    ],
    es: [
      "Los momentos son vectores: suma primero los vectores y pide después el momento transverso de la suma.",
      "`sum(l1, l2, b, missing)` es el vector; su `pt(…)` es un número en GeV.",
    ],
    ru: [
      "Импульсы — векторы: сначала сложите векторы, а затем найдите поперечный импульс суммы.",
      "`sum(l1, l2, b, missing)` — это вектор; `pt(…)` от него — число в ГэВ.",
    ],
  },
  inputs: events,
  reference: (seed) => events(seed).map((momenta) => pt(sum(...momenta))),
  judge: ({ values }, { inputs, reference }) => {
    if (values !== undefined && values !== null && !Array.isArray(values)) {
      return judges.notAFunction("`systemPt`");
    }
    const judge = (expected: readonly number[]) =>
      judges.numbers(values, expected, { name: "`systemPt`", relative: 1e-6, absolute: 1e-6 });
    if (judge(inputs.map(scalar)).status === "pass") {
      return fail({
        en: "This adds the sizes of the momenta. They point in different directions and nearly cancel: add the vectors.",
        es: "Esto suma los tamaños de los momentos. Apuntan en direcciones distintas y casi se cancelan: suma los vectores.",
        ru: "Здесь сложены величины импульсов. Они направлены в разные стороны и почти уравновешиваются: складывайте векторы.",
      });
    }
    if (judge(inputs.map((momenta) => pt(sum(...momenta.slice(0, 3))))).status === "pass") {
      return partial(0.5, {
        en: "This is what is seen alone. The missing momentum is the fourth in the sum.",
        es: "Esto es solo lo que se ve. El momento que falta es el cuarto de la suma.",
        ru: "Это только то, что видно. Недостающий импульс — четвёртый в сумме.",
      });
    }
    return judge(reference);
  },
  wrong: [
    {
      name: "sizes are added in place of vectors",
      code: "function systemPt(l1, l2, b, missing) { return pt(l1) + pt(l2) + pt(b) + pt(missing); }",
      points: 0,
      reason: /add the vectors/,
    },
    {
      name: "the missing momentum is left out",
      code: "function systemPt(l1, l2, b, missing) { return pt(sum(l1, l2, b)); }",
      points: 1,
      reason: /fourth in the sum/,
    },
    {
      name: "the missing momentum is subtracted from the rest",
      code: "function systemPt(l1, l2, b, missing) { return Math.abs(pt(sum(l1, l2, b)) - pt(missing)); }",
      points: 0,
      reason: /right/,
    },
  ],
};
