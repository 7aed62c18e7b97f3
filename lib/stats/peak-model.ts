import { type BinNodes, binNodes, integrals } from "./bin-integral.ts";
import {
  type Background,
  backgrounds,
  type Density,
  type PeakParameter,
  type PeakShape,
  type PeakTail,
  type PeakValues,
  peaks,
} from "./peak-shape.ts";
import { integralsWithTail, withTail } from "./radiative-tail.ts";

/** What a peak model is made of. */
export interface PeakParts {
  readonly shape: PeakShape;
  readonly tail: PeakTail;
  readonly background: Background;
}

/** A peak on a background over some bins; `signal` and `background` count the events in those bins. */
export interface PeakModel extends PeakParts {
  readonly nodes: BinNodes;
  /** The share of the signal in each bin; the shares add up to 1. */
  readonly signalShares: (values: PeakValues) => Float64Array;
  readonly backgroundShares: (values: PeakValues) => Float64Array;
}

/** A number for each bin. */
export interface Expectation {
  readonly signal: Float64Array;
  readonly background: Float64Array;
  readonly total: Float64Array;
}

/** A model over bins with these edges, exact for peaks as narrow as `narrowest` or half of it. */
export function peakModel(parts: PeakParts, edges: Float64Array, narrowest: number): PeakModel {
  const nodes = binNodes(edges, 0.7 * narrowest);
  return {
    ...parts,
    nodes,
    signalShares: remembering(signalShape(parts), (values) =>
      shares(signalIntegrals(parts, nodes, values)),
    ),
    backgroundShares: remembering(["slope"], (values) =>
      shares(backgroundIntegrals(parts, nodes, values)),
    ),
  };
}

/** The parameters of a model, in the order in which a table shows them. */
export function parametersOf(parts: PeakParts): PeakParameter[] {
  return [...signalShape(parts), "signal", ...backgrounds[parts.background].parameters];
}

function signalShape({ shape, tail }: PeakParts): PeakParameter[] {
  const radiative = tail === "radiative" ? (["tailFraction", "tailLength"] as const) : [];
  return [...peaks[shape].parameters, ...radiative];
}

/** The events expected in each bin. */
export function expectation(model: PeakModel, values: PeakValues): Expectation {
  const signal = model.signalShares(values).map((share) => values.signal * share);
  const background = model.backgroundShares(values).map((share) => values.background * share);
  return { signal, background, total: signal.map((s, i) => s + background[i]!) };
}

/** Events per unit of mass: the curves whose integrals over the bins are the expectation. */
export function densities(
  model: PeakModel,
  values: PeakValues,
): { readonly signal: Density; readonly background: Density } {
  const { nodes } = model;
  const peak = withTail(nodes, peaks[model.shape].density(values), tailOf(values));
  const flat = backgrounds[model.background].density(values, middleOf(nodes));
  const perPeak = values.signal / sum(signalIntegrals(model, nodes, values));
  const perFlat = values.background / (sum(backgroundIntegrals(model, nodes, values)) || 1);
  return { signal: (m) => perPeak * peak(m), background: (m) => perFlat * flat(m) };
}

function signalIntegrals({ shape }: PeakParts, nodes: BinNodes, values: PeakValues): Float64Array {
  return integralsWithTail(nodes, peaks[shape].density(values), tailOf(values));
}

function backgroundIntegrals(
  { background }: PeakParts,
  nodes: BinNodes,
  values: PeakValues,
): Float64Array {
  const density = backgrounds[background].density(values, middleOf(nodes));
  return integrals(nodes, nodes.x.map(density));
}

/** `f` of some of the values, keeping its last results: a search asks often for the same shape. */
function remembering(
  names: readonly PeakParameter[],
  f: (values: PeakValues) => Float64Array,
): (values: PeakValues) => Float64Array {
  const known = new Map<string, Float64Array>();
  return (values) => {
    const key = names.map((name) => values[name]).join();
    const result = known.get(key) ?? f(values);
    if (known.size > 100) known.clear();
    known.set(key, result);
    return result;
  };
}

function tailOf({ tailFraction, tailLength }: PeakValues): { fraction: number; length: number } {
  return { fraction: tailFraction, length: tailLength };
}

function middleOf({ edges }: BinNodes): number {
  return (edges[0]! + edges[edges.length - 1]!) / 2;
}

function shares(parts: Float64Array): Float64Array {
  const total = sum(parts);
  return total === 0 ? parts : parts.map((part) => part / total);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
