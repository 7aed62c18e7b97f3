import { shippedFile } from "toplab/io";
import {
  compile,
  fitModel,
  type HistFactoryFit,
  type HistFactoryModel,
  readWorkspace,
} from "toplab/stats/histfactory";

/** The model of the lesson, with its data or with others. */
export async function singleTopModel(
  observations?: readonly { readonly name: string; readonly data: readonly number[] }[],
): Promise<HistFactoryModel> {
  const workspace = readWorkspace(await shippedFile("single-top-workspace"));
  return compile(observations ? { ...workspace, observations } : workspace);
}

let fit: Promise<HistFactoryFit> | undefined;

/** The fit of the lesson, made once. */
export function singleTopFit(): Promise<HistFactoryFit> {
  fit ??= singleTopModel().then((model) => fitModel(model));
  return fit;
}

/** σ(t)/σ(t̄) where both strengths are 1: 137 pb over 84 pb. */
export const STANDARD_RATIO: number = 137 / 84;
