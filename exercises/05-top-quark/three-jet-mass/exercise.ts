import { take } from "toplab/event";
import { type Exercise, fail, judges, partial } from "toplab/grade";
import { hardestThree, type Jet, jetsOf, labelledSample } from "toplab/sim";
import { mass, sum } from "toplab/vector";

/** Masses of 60 events by the right choice and by tempting ones [GeV]. */
interface Reference {
  readonly right: readonly number[];
  readonly leading: readonly number[];
  readonly nearestToTop: readonly number[];
  readonly heaviest: readonly number[];
}

/** Events that nobody was shown, most of them with more than three jets. */
async function events(seed: number): Promise<Jet[][]> {
  const { events } = await labelledSample("ttbar", "testing");
  const first = (seed * 97) % (events.nEvents - 200);
  const some = jetsOf(
    take(
      events,
      Uint32Array.from({ length: 200 }, (_, i) => first + i),
    ),
  );
  return [...some.filter(({ length }) => length > 3).slice(0, 50), ...some.slice(0, 10)];
}

async function reference(seed: number): Promise<Reference> {
  const inputs = await events(seed);
  const closest = (masses: readonly number[], to: number): number =>
    masses.reduce((best, m) => (Math.abs(m - to) < Math.abs(best - to) ? m : best));
  return {
    right: inputs.map((jets) => hardestThree(jets).mass),
    leading: inputs.map((jets) => mass(sum(...jets.slice(0, 3)))),
    nearestToTop: inputs.map((jets) => closest(allMasses(jets), 172.6)),
    heaviest: inputs.map((jets) => Math.max(...allMasses(jets))),
  };
}

function allMasses(jets: readonly Jet[]): number[] {
  return jets.flatMap((a, i) =>
    jets.slice(i + 1).flatMap((b, j) => jets.slice(i + j + 2).map((c) => mass(sum(a, b, c)))),
  );
}

export const exercise: Exercise<readonly (readonly Jet[])[], { masses: number[] }, Reference> = {
  id: "05-top-quark/three-jet-mass",
  title: "Which three?",
  points: 3,
  answers: ["threeJetMass"],
  limits: { seconds: 20 },
  hints: {
    en: [
      "Three loops, one inside the other: `i` over all jets, `j` over those after `i`, `k` over those after `j`.",
      "Inside, `const three = sum(jets[i], jets[j], jets[k])`; if `pt(three)` is larger than the largest so far, keep it.",
      "Start with `let best = sum(jets[0], jets[1], jets[2])`, and at the end `return mass(best)`.",
    ],
    es: [
      "Tres bucles, uno dentro de otro: `i` recorre todos los jets, `j` los que van después de `i`, `k` los que van después de `j`.",
      "Dentro, `const three = sum(jets[i], jets[j], jets[k])`; si `pt(three)` es mayor que el mayor hasta ahora, guárdalo.",
      "Empieza con `let best = sum(jets[0], jets[1], jets[2])` y al final `return mass(best)`.",
    ],
    ru: [
      "Три цикла, один внутри другого: `i` по всем струям, `j` по тем, что после `i`, `k` по тем, что после `j`.",
      "Внутри `const three = sum(jets[i], jets[j], jets[k])`; если `pt(three)` больше наибольшего из прежних, запомните его.",
      "Начните с `let best = sum(jets[0], jets[1], jets[2])`, а в конце `return mass(best)`.",
    ],
  },
  inputs: events,
  reference,
  judge: ({ masses }, { reference }) => {
    const calls = judges.readCalls(masses, "`threeJetMass`");
    if ("verdict" in calls) return calls.verdict;
    const judge = (expected: readonly number[]) =>
      judges.numbers(masses, expected, { name: "`threeJetMass`", relative: 1e-6 });
    if (judge(reference.leading).status === "pass") {
      return partial(1 / 3, {
        en: "These are the three hardest jets. Their momenta may point in different directions and cancel: it is the sum of the three vectors that should be hard.",
        es: "Estos son los tres jets de mayor momento transverso. Sus momentos pueden apuntar en direcciones distintas y cancelarse: lo que debe ser grande es el momento transverso de la suma de los tres vectores.",
        ru: "Это три самые жёсткие струи. Их импульсы могут смотреть в разные стороны и взаимно гаситься: большой поперечный импульс должен быть у суммы трёх векторов.",
      });
    }
    if (judge(reference.nearestToTop).status === "pass") {
      return fail({
        en: "This takes the three jets whose mass is nearest to that of the top. Then every background would peak there too: you would find what you put in.",
        es: "Esto toma los tres jets cuya masa está más cerca de la del top. Entonces cualquier fondo tendría también un pico ahí: encontrarías lo que tú mismo has puesto.",
        ru: "Здесь взяты три струи, масса которых ближе всего к массе топ-кварка. Тогда и у любого фона был бы там пик: вы нашли бы то, что сами вложили.",
      });
    }
    if (judge(reference.heaviest).status === "pass") {
      return fail({
        en: "This takes the three jets with the largest mass, not with the largest pT together.",
        es: "Esto toma los tres jets con la mayor masa, no con el mayor pT conjunto.",
        ru: "Здесь взяты три струи с наибольшей массой, а не с наибольшим общим pT.",
      });
    }
    return judge(reference.right);
  },
  wrong: [
    {
      name: "the three hardest jets",
      code: "function threeJetMass(jets) { return mass(sum(jets[0], jets[1], jets[2])); }",
      points: 1,
      reason: /sum of the three vectors/,
    },
    {
      name: "the answer is put in",
      code: `function threeJetMass(jets) {
  let best = Infinity;
  for (let i = 0; i < jets.length; i++)
    for (let j = i + 1; j < jets.length; j++)
      for (let k = j + 1; k < jets.length; k++) {
        const m = mass(sum(jets[i], jets[j], jets[k]));
        if (Math.abs(m - 172.6) < Math.abs(best - 172.6)) best = m;
      }
  return best;
}`,
      points: 0,
      reason: /what you put in/,
    },
    {
      name: "the largest mass",
      code: `function threeJetMass(jets) {
  let best = 0;
  for (let i = 0; i < jets.length; i++)
    for (let j = i + 1; j < jets.length; j++)
      for (let k = j + 1; k < jets.length; k++) best = Math.max(best, mass(sum(jets[i], jets[j], jets[k])));
  return best;
}`,
      points: 0,
      reason: /largest mass/,
    },
    {
      name: "all jets together",
      code: "function threeJetMass(jets) { return mass(sum(...jets)); }",
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "the mass that is known",
      code: "function threeJetMass(jets) { return 172.6; }",
      points: 0,
      reason: /not right yet/,
    },
    {
      name: "the transverse momentum in place of the mass",
      code: `function threeJetMass(jets) {
  let best = 0;
  for (let i = 0; i < jets.length; i++)
    for (let j = i + 1; j < jets.length; j++)
      for (let k = j + 1; k < jets.length; k++) best = Math.max(best, pt(sum(jets[i], jets[j], jets[k])));
  return best;
}`,
      points: 0,
      reason: /not right yet/,
    },
  ],
};
