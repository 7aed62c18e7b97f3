import { readFile } from "node:fs/promises";
import { shippedFile } from "../../io/index.ts";

/** A workspace in pyhf's JSON, as far as this measurement needs it. */
export interface WorkspaceJson {
  readonly version: string;
  readonly channels: readonly {
    readonly name: string;
    readonly samples: readonly SampleJson[];
  }[];
  readonly observations: readonly Observation[];
  readonly measurements: readonly {
    readonly name: string;
    readonly config: {
      readonly poi: string;
      readonly parameters: readonly {
        readonly name: string;
        readonly inits: readonly number[];
        readonly bounds: readonly (readonly [number, number])[];
        readonly auxdata?: readonly number[];
        readonly sigmas?: readonly number[];
      }[];
    };
  }[];
}

export interface SampleJson {
  readonly name: string;
  /** Events expected in each bin. */
  readonly data: readonly number[];
  readonly modifiers: readonly ModifierJson[];
}

/** Events expected in each bin at one standard deviation down and up. */
export interface ShapeJson {
  readonly lo_data: readonly number[];
  readonly hi_data: readonly number[];
}

/** Events counted in each bin of a channel. */
export interface Observation {
  readonly name: string;
  readonly data: readonly number[];
}

export type ModifierJson =
  | { readonly name: string; readonly type: "normfactor" | "lumi"; readonly data: null }
  | {
      readonly name: string;
      readonly type: "normsys";
      readonly data: { readonly lo: number; readonly hi: number };
    }
  | { readonly name: string; readonly type: "histosys"; readonly data: ShapeJson }
  | { readonly name: string; readonly type: "staterror"; readonly data: readonly number[] };

let shipped: Promise<WorkspaceJson> | undefined;

/** The workspace that comes with the course; read once. */
export function readSingleTop(): Promise<WorkspaceJson> {
  shipped ??= shippedFile("single-top-workspace")
    .then((path) => readFile(path, "utf8"))
    .then((text): WorkspaceJson => JSON.parse(text)); // ours, byte for byte
  return shipped;
}
