import { createHash } from "node:crypto";
import type { FitBootstrapKind, FitTask } from "./fit-task.ts";
import type { ReplicaRange } from "./fit-workshop.ts";

/** What a run is, so that parts of different runs are not mixed. */
export interface RunIdentity {
  readonly format: "toplab-bootstrap-1";
  readonly kind: FitBootstrapKind;
  readonly seed: number;
  /** SHA-256 of the model with its data. */
  readonly model: string;
  /** SHA-256 of the events, where they are drawn. */
  readonly events?: string;
  /** Names of the parameters that are kept. */
  readonly parameters: readonly string[];
  readonly withErrors: boolean;
  /** Numbers of its replicas. */
  readonly replicas: ReplicaRange;
}

export function identityOf(task: FitTask, replicas: ReplicaRange): RunIdentity {
  const { kind, seed, model, events, kept, withErrors } = task;
  return {
    format: "toplab-bootstrap-1",
    ...{ kind, seed, model: digest(model) },
    ...(events && { events: digest(events) }),
    parameters: kept.map((p) => model.parameters[p]!.name),
    ...{ withErrors, replicas },
  };
}

/** What two runs differ in, in words; undefined if they are parts of one. */
export function differenceOf(a: RunIdentity, b: RunIdentity): string | undefined {
  const names = {
    ...{ format: "the format", kind: "the kind", seed: "the seed", model: "the model or its data" },
    ...{
      events: "the events",
      parameters: "the parameters",
      withErrors: "whether errors are kept",
    },
  } as const;
  const keys = Object.keys(names) as (keyof typeof names)[]; // its own keys
  const key = keys.find((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
  if (!key) return undefined;
  const isShort = key === "seed" || key === "kind";
  return isShort ? `${names[key]} (${a[key]} and ${b[key]})` : names[key];
}

/** SHA-256 of a value of plain data and arrays of numbers. */
function digest(value: unknown): string {
  const hash = createHash("sha256");
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (!ArrayBuffer.isView(part)) return part;
    hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    return `${part.byteLength} bytes`;
  });
  return hash.update(text).digest("hex");
}
