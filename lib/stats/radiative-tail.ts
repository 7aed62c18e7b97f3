import { type BinNodes, binNodes, integrals } from "./bin-integral.ts";
import type { Density } from "./peak-shape.ts";

/** A `fraction` of the pairs has lost mass to photons, with an exponential spectrum of mean `length`. */
export interface Tail {
  readonly fraction: number;
  readonly length: number;
}

/**
 * The bin integrals of a density with its tail, at the price of those without. The pairs that radiated
 * lie like r(m) = ∫ f(m + t) e^(−t/length) dt/length, which obeys r = f + length · dr/dm: the integral
 * of r over a bin is that of f plus length · [r].
 */
export function integralsWithTail(
  nodes: BinNodes,
  density: Density,
  { fraction, length }: Tail,
): Float64Array {
  const values = nodes.x.map(density);
  const totals = integrals(nodes, values);
  if (fraction === 0) return totals;
  const late = radiated(nodes, values, length, fromBeyond(nodes, density, length));
  return totals.map((total, i) => total + fraction * length * (late[i + 1]! - late[i]!));
}

/** The density with its tail, for masses up to the last edge. */
export function withTail(nodes: BinNodes, density: Density, { fraction, length }: Tail): Density {
  if (fraction === 0) return density;
  const { edges, panel, x } = nodes;
  const late = radiated(nodes, x.map(density), length, fromBeyond(nodes, density, length));
  return (m) => {
    const above = edges.findIndex((edge) => edge > m);
    if (above < 0) return density(m);
    const between = binNodes(Float64Array.of(m, edges[above]!), panel);
    const [here] = radiated(between, between.x.map(density), length, late[above]!);
    return (1 - fraction) * density(m) + fraction * here!;
  };
}

/** r at each edge, from the values of f at the nodes and r at the last edge. */
function radiated(
  nodes: BinNodes,
  values: Float64Array,
  length: number,
  last: number,
): Float64Array {
  const { edges, perBin, x } = nodes;
  const faded = values.map(
    (value, k) => value * Math.exp((edges[Math.floor(k / perBin)]! - x[k]!) / length),
  );
  const arriving = integrals(nodes, faded);
  const late = edges.map(() => last);
  for (let i = arriving.length - 1; i >= 0; i--) {
    const through = Math.exp((edges[i]! - edges[i + 1]!) / length);
    late[i] = arriving[i]! / length + late[i + 1]! * through;
  }
  return late;
}

/** r at the last edge, from what lies up to 32 lengths above, in stretches that grow with the distance. */
function fromBeyond({ edges }: BinNodes, density: Density, length: number): number {
  const end = edges[edges.length - 1]!;
  const stretches = Float64Array.from({ length: 13 }, (_, i) => end + length * (i && 2 ** (i - 7)));
  const beyond = binNodes(stretches, Number.POSITIVE_INFINITY);
  return radiated(beyond, beyond.x.map(density), length, 0)[0]!;
}
