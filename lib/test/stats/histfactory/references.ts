import { existsSync, readdirSync, readFileSync } from "node:fs";
import {
  compile,
  type HistFactoryModel,
  type Workspace,
} from "../../../stats/histfactory/index.ts";

/** What pyhf says of a workspace, as lib/test/reference/histfactory.py writes it. */
export interface ModelReference {
  readonly name: string;
  readonly interpolation: { readonly normsys: "code1"; readonly histosys: "code0" } | null;
  readonly workspace: Workspace;
  readonly parameters: readonly string[];
  readonly bounds: readonly (readonly [number, number])[];
  readonly fixed: readonly boolean[];
  readonly data: readonly number[];
  readonly evaluations: readonly {
    readonly values: readonly number[];
    readonly expected: readonly number[];
    readonly auxiliary: readonly number[];
    readonly twice_nll: number;
  }[];
  readonly best: { readonly values: readonly number[]; readonly twice_nll: number } | null;
}

export interface Operations {
  readonly left: Workspace;
  readonly right: Workspace;
  readonly outer: Workspace;
  readonly merged: Workspace;
  readonly pruned: Workspace;
  readonly renamed: Workspace;
  readonly sorted: Workspace;
  readonly text: string;
  readonly digest: string;
  readonly md5: string;
  readonly numbers: { readonly text: string; readonly digest: string };
}

/** pyhf's answers to seeded workspaces. */
export const reference: {
  readonly models: readonly ModelReference[];
  readonly operations: Operations;
} = JSON.parse(readFileSync("lib/test/reference/histfactory.json", "utf8"));

export function modelOf({ workspace, interpolation }: ModelReference): HistFactoryModel {
  return compile(workspace, interpolation ? { interpolation } : {});
}

/** What pyhf says of a workspace beside the project; see its INDEX.md. */
export interface SharedReference {
  readonly par_names: readonly string[];
  readonly bounds: readonly (readonly [number, number])[];
  readonly fixed: readonly boolean[];
  readonly data: readonly number[];
  readonly poi: string;
  readonly evaluations: readonly {
    readonly pars: readonly number[];
    readonly expected_actual: readonly number[];
    readonly expected_aux: readonly number[];
    readonly expected_by_sample: readonly (readonly number[])[] | null;
    readonly twice_nll: number;
  }[];
  readonly bestfit: {
    readonly pars: readonly number[];
    readonly twice_nll: number;
    readonly hesse_unc: readonly number[];
    readonly cov?: readonly (readonly number[])[];
  };
  readonly minos: Readonly<Record<string, readonly [number | null, number | null] | null>>;
  readonly poi_scan: readonly (readonly [number, number])[];
  readonly fixed_poi_1: { readonly twice_nll: number };
  readonly asimov_nominal: readonly number[];
  readonly postfit_expected: readonly number[];
  readonly postfit_sigma_linear: readonly number[];
  readonly inference: {
    readonly cls: readonly {
      readonly mu: number;
      readonly qmu: number;
      readonly qmu_A: number;
      readonly CLsb: number;
      readonly CLb: number;
      readonly CLs: number;
      readonly CLs_exp: readonly number[];
    }[];
    readonly upper_limit_obs?: number;
    readonly upper_limit_exp?: readonly number[];
    readonly discovery: {
      readonly q0: number;
      readonly p0: number;
      readonly Z: number;
      readonly Z_exp: number;
    };
  };
}

const folder = "../shared/references/histfactory";

/** Names of the workspaces beside the project: none where a user has no such folder. */
export const sharedNames: readonly string[] = existsSync(folder)
  ? readdirSync(`${folder}/ws`).map((file) => file.replace(".json", ""))
  : [];

export const sharedWorkspace = (name: string): string => `${folder}/ws/${name}.json`;

export function sharedReference(name: string): SharedReference {
  return JSON.parse(readFileSync(`${folder}/results/${name}.json`, "utf8"));
}

/** The greatest difference of two lists, relative to the second where that is above 1. */
export function farthest(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (found.length !== wanted.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (let i = 0; i < found.length; i++) {
    if (found[i] === wanted[i]) continue; // +∞ too
    const difference = Math.abs(found[i]! - wanted[i]!) / Math.max(1, Math.abs(wanted[i]!));
    worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
  }
  return worst;
}
