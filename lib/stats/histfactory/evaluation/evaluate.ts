import type { HistFactoryModel, ModelData } from "../model/model.ts";
import { engineOf, valueAt } from "./engine.ts";
import { saturated } from "./objective.ts";

/** Events expected in each bin at these parameters, the whole model in a row. */
export function expected(model: HistFactoryModel, values: ArrayLike<number>): Float64Array {
  return evaluated(model, values).nu.slice();
}

/** Events expected of each sample: a row for each of `model.samples`, 0 in channels that lack it. */
export function expectedBySample(
  model: HistFactoryModel,
  values: ArrayLike<number>,
): Float64Array[] {
  const bench = evaluated(model, values);
  const rows = model.samples.map(() => new Float64Array(bench.nBins));
  for (let k = 0; k < bench.nBlocks; k++) {
    const row = rows[bench.blockSample[k]!]!;
    for (let b = 0; b < bench.blockSize[k]!; b++) {
      row[bench.blockBin[k]! + b] = bench.scale[k]! * bench.unit[bench.blockRow[k]! + b]!;
    }
  }
  return rows;
}

/** The auxiliary data that these parameters expect: their values, or mean counts. */
export function expectedAuxiliary(
  { parameters, data }: HistFactoryModel,
  values: ArrayLike<number>,
): Float64Array {
  const auxiliary = new Float64Array(data.auxiliary.length);
  for (const [p, { constraint }] of parameters.entries()) {
    if (!constraint) continue;
    const factor = constraint.kind === "poisson" ? constraint.factor : 1;
    auxiliary[constraint.position] = factor * values[p]!;
  }
  return auxiliary;
}

/** Data that are exactly what these parameters expect. */
export function asimovData(model: HistFactoryModel, values: ArrayLike<number>): ModelData {
  return { main: expected(model, values), auxiliary: expectedAuxiliary(model, values) };
}

/** −2 ln L with all its constants, +∞ where such data are impossible: a negative rate, or none where events were seen. */
export function twiceNll(
  model: HistFactoryModel,
  values: ArrayLike<number>,
  data: ModelData = model.data,
): number {
  const engine = engineOf(model);
  const value = valueAt(engine, checked(model, values), data);
  return 2 * value + saturated(engine.constraints, data);
}

function evaluated(
  model: HistFactoryModel,
  values: ArrayLike<number>,
): ReturnType<typeof engineOf>["bench"] {
  const { bench, kernel } = engineOf(model);
  bench.theta.set(checked(model, values));
  kernel.rates(bench);
  return bench;
}

function checked({ parameters }: HistFactoryModel, values: ArrayLike<number>): Float64Array {
  if (values.length === parameters.length) return Float64Array.from(values);
  throw new RangeError(
    `Cannot evaluate the model with ${values.length} values: it has ${parameters.length} parameters`,
  );
}
