import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  compile,
  expected,
  fitModel,
  twiceNll,
  type Workspace,
} from "../../../stats/histfactory/index.ts";
import { farthest } from "./references.ts";

/** What pyhf says of a random workspace, as lib/test/reference/hard-workspaces.py writes it. */
interface HardWorkspace {
  readonly workspace: Workspace;
  readonly parameters: readonly string[];
  readonly evaluations: readonly {
    readonly values: readonly number[];
    readonly expected: readonly number[];
    readonly twice_nll: number;
  }[];
  /** The lowest −2 ln L of many searches. */
  readonly lowest: number;
}

const reference: { readonly workspaces: readonly HardWorkspace[] } = JSON.parse(
  readFileSync("lib/test/reference/hard-workspaces.json", "utf8"),
);

test.each(reference.workspaces.map((one, i) => [i + 1, one] as const))(
  "random workspace %d has pyhf's rates and likelihood, and its fit ends no higher than many searches of SciPy",
  (_, { workspace, parameters, evaluations, lowest }) => {
    const model = compile(workspace);
    expect(model.parameters.map(({ name }) => name)).toEqual(parameters);
    // pyhf adds n ln ν, ν and ln n!, which cancel: its −2 ln L is rounded in units of their sum
    const counts = [...model.data.main, ...model.data.auxiliary];
    const terms = counts.reduce((sum, n) => sum + Math.abs(n) * Math.log(2 + Math.abs(n)), 0);
    const rounding = 4 * Number.EPSILON * terms;
    for (const { values, expected: rates, twice_nll } of evaluations) {
      expect(farthest(expected(model, values), rates)).toBeLessThan(1e-12);
      expect(Math.abs(twiceNll(model, values) - twice_nll)).toBeLessThan(
        1e-10 * Math.abs(twice_nll) + rounding,
      );
    }
    const fit = fitModel(model);
    expect(fit.converged).toBe(true);
    expect(fit.twiceNll).toBeLessThan(lowest + 1e-6);
  },
);
