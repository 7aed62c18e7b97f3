import { normal, poisson, type Random } from "../../../core/index.ts";
import { asimovData } from "../evaluation/evaluate.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";

/** Data as these parameters would give them: counts fluctuate, and auxiliary measurements too. */
export function toyData(
  model: HistFactoryModel,
  values: ArrayLike<number>,
  random: Random,
): ModelData {
  const { main, auxiliary } = asimovData(model, values);
  const measured = auxiliary.slice();
  for (const { constraint } of model.parameters) {
    if (!constraint) continue;
    const mean = auxiliary[constraint.position]!;
    measured[constraint.position] =
      constraint.kind === "normal" ? normal(random, mean, constraint.sigma) : poisson(random, mean);
  }
  return { main: main.map((mean) => poisson(random, Math.max(0, mean))), auxiliary: measured };
}
