import type { Parton } from "../loose-event.ts";
import type { WeightSystematic } from "./systematic.ts";

/** Kinds of partons whose densities are uncertain on their own. */
const kinds: Readonly<Record<string, readonly number[]>> = {
  ...{ u: [2], d: [1], ubar: [-2], dbar: [-1], s: [3, -3], c: [4, -4], b: [5, -5], g: [21] },
};

/** Centres of the bumps in log₁₀ x, one unit of which is about as far as densities hang together. */
const centres = [-3.5, -2.7, -1.9, -1.1, -0.4];

/** Relative uncertainty at each of them. */
const sizes: Readonly<Record<string, readonly number[]>> = {
  u: [0.03, 0.02, 0.015, 0.02, 0.04],
  d: [0.03, 0.025, 0.02, 0.03, 0.08],
  ubar: [0.03, 0.025, 0.025, 0.05, 0.15],
  dbar: [0.03, 0.025, 0.025, 0.05, 0.15],
  s: [0.08, 0.06, 0.06, 0.1, 0.2],
  c: [0.05, 0.04, 0.04, 0.06, 0.15],
  b: [0.05, 0.04, 0.04, 0.06, 0.15],
  g: [0.03, 0.02, 0.015, 0.03, 0.1],
};

/** One bump in the density of one kind of parton. */
interface DensityBump {
  readonly name: string;
  /** Relative change of the density for this parton. */
  at(parton: Parton): number;
}

const densityBumps: readonly DensityBump[] = Object.entries(kinds).flatMap(([kind, ids]) =>
  centres.map((centre, k): DensityBump => {
    const size = sizes[kind]![k]!;
    return {
      name: `pdf_${kind}_x${k}`,
      at: ({ pdg, x }) =>
        ids.includes(pdg) ? size * Math.exp(-(((Math.log10(x) - centre) / 0.6) ** 2)) : 0,
    };
  }),
);

/** Change of an event's weight by a bump. */
const bumpOf = ({ at }: DensityBump, [one, two]: readonly [Parton, Parton]): number =>
  at(one) + at(two);

/** The densities as weights. They change the rate of the whole sample, too: see `meanBumps`. */
export const densitySystematics: readonly WeightSystematic[] = densityBumps.map((bump) => ({
  ...{ name: bump.name, group: "parton densities", kind: "weight" },
  change: ({ event: { partons } }) => bumpOf(bump, partons),
}));

/** Averages of the bumps over all events of a sample, which are taken out: rates have uncertainties of their own. */
export interface MeanBumps {
  add(partons: readonly [Parton, Parton]): void;
  /** By the name of the systematic; 0 for one that is no density. */
  of(name: string): number;
}

export function meanBumps(): MeanBumps {
  const sums = new Map(densityBumps.map(({ name }) => [name, 0]));
  let n = 0;
  return {
    add(partons) {
      n++;
      for (const bump of densityBumps) {
        sums.set(bump.name, sums.get(bump.name)! + bumpOf(bump, partons));
      }
    },
    of: (name) => (sums.get(name) ?? 0) / n,
  };
}
