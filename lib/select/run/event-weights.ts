import type { Axis } from "../../hist/index.ts";
import { binOf } from "../../hist/index.ts";
import type { Numbers, Scope, Values } from "../expression/index.ts";
import type { CompiledSelection } from "./compile-selection.ts";

/** Factors for each bin of the pile-up, the first and last also for what lies outside. */
export interface PileUpFactors {
  readonly axis: Axis;
  readonly nominal: Float64Array;
  /** By the name of the systematic and its direction: "pileUp_up". */
  readonly changed: Readonly<Record<string, Float64Array>>;
}

/** Weights of all events of a chunk, and what systematics make of them. */
export interface EventWeights {
  /** Weight of the generator times σLK/Σw. */
  readonly base: Float64Array;
  readonly nominal: Float64Array;
  /** By name and direction: "tagging_up". */
  readonly changed: () => Readonly<Record<string, Float64Array>>;
}

export interface WeightInputs {
  readonly selection: CompiledSelection;
  readonly scope: Scope;
  readonly nEvents: number;
  /** σLK/Σw; 1 for data. */
  readonly scale: number;
  readonly pileUp: PileUpFactors | undefined;
}

/** Weights of events; data weigh 1. */
export function eventWeights({
  selection,
  scope,
  nEvents,
  scale,
  pileUp,
}: WeightInputs): EventWeights {
  const numbers = (values: Values): Float64Array => (values as Numbers).data; // as it was compiled
  const base = new Float64Array(nEvents).fill(scale);
  if (selection.hasWeight) multiply(base, numbers(scope["weight"]!));
  const factors = new Map<string, Float64Array>();
  const inPileUp = selection.pileUp && numbers(selection.pileUp.evaluate(scope, nEvents));
  if (pileUp && inPileUp) factors.set(pileUpFactor, looked(inPileUp, pileUp.axis, pileUp.nominal));
  for (const { name, expression } of selection.weights) {
    factors.set(name, numbers(expression.evaluate(scope, nEvents)));
  }
  const product = (instead: ReadonlyMap<string, Float64Array>): Float64Array => {
    const weights = base.slice();
    for (const [name, values] of factors) multiply(weights, instead.get(name) ?? values);
    const further = instead.get("");
    if (further) multiply(weights, further);
    return weights;
  };
  return {
    base,
    nominal: product(new Map()),
    changed: () => {
      const changed: Record<string, Float64Array> = {};
      for (const { systematic, replaces = "", up, down } of selection.weightChanges) {
        const values = { up: up.evaluate(scope, nEvents), down: down?.evaluate(scope, nEvents) };
        changed[`${systematic}_up`] = product(new Map([[replaces, numbers(values.up)]]));
        if (values.down)
          changed[`${systematic}_down`] = product(new Map([[replaces, numbers(values.down)]]));
      }
      for (const [name, table] of Object.entries(inPileUp && pileUp ? pileUp.changed : {})) {
        changed[name] = product(new Map([[pileUpFactor, looked(inPileUp!, pileUp!.axis, table)]]));
      }
      return changed;
    },
  };
}

/** No weight of an analysis can have this name. */
const pileUpFactor = "pile-up";

function multiply(weights: Float64Array, factors: Float64Array): void {
  for (let i = 0; i < weights.length; i++) weights[i]! *= factors[i]!;
}

function looked(values: Float64Array, axis: Axis, table: Float64Array): Float64Array {
  return values.map((x) => table[Math.min(Math.max(binOf(axis, x), 0), table.length - 1)]!);
}
