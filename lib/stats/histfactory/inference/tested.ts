import { positionOf } from "../fit/histfactory-fit.ts";
import type { HistFactoryModel, ModelData } from "../model/model.ts";
import type { Tested, TestStatistic } from "./test-statistic.ts";

export interface HypothesisOptions {
  /** The strength that is tested. Default: the parameter of interest of the model. */
  readonly poi?: string;
  /** Default: `qtilde`. */
  readonly statistic?: TestStatistic;
  /** Default: those observed. */
  readonly data?: ModelData;
}

/** What is tested, from what a caller says. */
export function testedOf(
  model: HistFactoryModel,
  { poi = model.poi, statistic = "qtilde", data = model.data }: HypothesisOptions,
): Tested {
  if (poi === undefined) {
    throw new RangeError(
      "Cannot test a signal: the model names no parameter of interest, so name one",
    );
  }
  return { model, poi, position: positionOf(model, poi), kind: statistic, data, starts: 3 };
}
