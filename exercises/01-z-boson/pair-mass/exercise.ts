import { particles, seededRandom } from "toplab/core";
import { type Exercise, judges, partial } from "toplab/grade";
import { fromPtEtaPhiM, mass, sum } from "toplab/vector";

interface Muon {
  readonly pt: number;
  readonly eta: number;
  readonly phi: number;
}

/** The two arguments of one call. */
export type MuonPair = readonly [Muon, Muon];

interface Reference {
  readonly masses: readonly number[];
  /** What comes out if the muon's own mass is left out. */
  readonly massless: readonly number[];
}

const massOf = ([a, b]: MuonPair, muonMass: number): number =>
  mass(
    sum(fromPtEtaPhiM(a.pt, a.eta, a.phi, muonMass), fromPtEtaPhiM(b.pt, b.eta, b.phi, muonMass)),
  );

/** Half of the pairs far apart, as from a Z boson, half close together, as from a φ meson. */
function pairs(seed: number): MuonPair[] {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  return Array.from({ length: 40 }, (_, i) => {
    const a = { pt: between(5, 60), eta: between(-2.4, 2.4), phi: between(-Math.PI, Math.PI) };
    const [pt, spread] = i % 2 ? [between(5, 60), Math.PI] : [a.pt * between(0.5, 2), 0.1];
    const b = {
      pt,
      eta: a.eta + spread * between(-0.3, 0.3),
      phi: a.phi + between(0.02, 1) * spread,
    };
    return [a, b];
  });
}

function reference(seed: number): Reference {
  const inputs = pairs(seed);
  return {
    masses: inputs.map((pair) => massOf(pair, particles.muon.mass)),
    massless: inputs.map((pair) => massOf(pair, 0)),
  };
}

export const exercise: Exercise<readonly MuonPair[], { masses: number[] }, Reference> = {
  id: "01-z-boson/pair-mass",
  title: "The invariant mass",
  points: 3,
  answers: ["pairMass"],
  limits: { seconds: 10 },
  hints: {
    en: [
      "First turn each muon into `px`, `py`, `pz` and `E` with the four formulas above; only then add.",
      "Add the energies of the two muons, and add their momenta component by component: `px` with `px`, `py` with `py`, `pz` with `pz`.",
      "The result is `Math.sqrt(E ** 2 - px ** 2 - py ** 2 - pz ** 2)`, with the sums of the two muons inside.",
    ],
    es: [
      "Primero convierte cada muon en `px`, `py`, `pz` y `E` con las cuatro fórmulas de arriba; solo después suma.",
      "Suma las energías de los dos muones, y suma sus momentos componente a componente: `px` con `px`, `py` con `py`, `pz` con `pz`.",
      "El resultado es `Math.sqrt(E ** 2 - px ** 2 - py ** 2 - pz ** 2)`, con las sumas de los dos muones dentro.",
    ],
    ru: [
      "Сначала найдите `px`, `py`, `pz` и `E` каждого мюона по четырём формулам выше и только потом складывайте.",
      "Сложите энергии двух мюонов, а их импульсы сложите покомпонентно: `px` с `px`, `py` с `py`, `pz` с `pz`.",
      "Ответ — `Math.sqrt(E ** 2 - px ** 2 - py ** 2 - pz ** 2)`, где под корнем стоят суммы по двум мюонам.",
    ],
  },
  inputs: pairs,
  reference,
  judge: ({ masses }, { reference }) => {
    const judge = (expected: readonly number[]) =>
      judges.numbers(masses, expected, { name: "`pairMass`", relative: 1e-3 });
    if (judge(reference.massless).status === "pass") {
      return partial(2 / 3, {
        en: "This treats the muons as if they had no mass. Near the Z nobody would notice; for pairs that lie close together it is wrong: put muonMass into the energies.",
        es: "Así se trata a los muones como si no tuvieran masa. Cerca del Z nadie lo notaría; en pares muy juntos está mal: pon `muonMass` en las energías.",
        ru: "Здесь мюоны считаются безмассовыми. Рядом с Z этого никто бы не заметил, но для пар, летящих близко друг к другу, это неверно: учтите `muonMass` в энергиях.",
      });
    }
    return judge(reference.masses);
  },
  wrong: [
    {
      name: "the root is missing",
      code: `function pairMass(a, b) {
  const m2 = 2 * (muonMass ** 2 + Math.hypot(muonMass, a.pt * Math.cosh(a.eta)) * Math.hypot(muonMass, b.pt * Math.cosh(b.eta))
    - a.pt * b.pt * (Math.cos(a.phi - b.phi) + Math.sinh(a.eta) * Math.sinh(b.eta)));
  return m2;
}`,
      points: 0,
      reason: "a root missing",
    },
    {
      name: "the muons have no mass",
      code: `function pairMass(a, b) {
  return Math.sqrt(2 * a.pt * b.pt * (Math.cosh(a.eta - b.eta) - Math.cos(a.phi - b.phi)));
}`,
      points: 2,
      reason: /no mass/,
    },
    {
      name: "only the momentum across the beam",
      code: `function pairMass(a, b) {
  return Math.sqrt(2 * a.pt * b.pt * (1 - Math.cos(a.phi - b.phi)));
}`,
      points: 0,
      reason: /No entry is right/,
    },
    {
      name: "a text instead of a number",
      code: 'function pairMass(a, b) { return "91 GeV"; }',
      points: 0,
      reason: /should be a number/,
    },
  ],
};
