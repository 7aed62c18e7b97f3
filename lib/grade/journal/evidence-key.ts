import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../core/package-root.ts";
import { encodeValue } from "../../kernel/values.ts";
import { type Exercise, limitsOf } from "../exercise.ts";
import { type GradedModule, probePath } from "../graded-module.ts";
import type { SandboxKind } from "../results/class-result.ts";
import { planUpTo, type RunPlan } from "../run/run-plan.ts";

/** What all submissions of a class run have in common and what their evidence depends on. */
export interface RunContext {
  readonly module: GradedModule;
  readonly sandbox: SandboxKind;
  readonly totalSeconds: number;
  /** Folder of the data that they can read. */
  readonly dataFolder: string | undefined;
}

/** Names the evidence on an exercise by everything that it depends on, in a hash. */
export type EvidenceKey = (
  plan: RunPlan,
  exercise: Exercise,
  student: { readonly seed: number; readonly inputs: unknown },
) => string;

/**
 * The key of evidence: the cells up to the answer, the exercise's own probe, inputs and limits, the
 * library, Node and the seed. Judge and reference are left out: they decide anew each time.
 */
export function evidenceKey({
  module,
  sandbox,
  totalSeconds,
  dataFolder,
}: RunContext): EvidenceKey {
  const data = dataFolder === undefined ? [] : namesAndSizes(dataFolder);
  const common = hash([libraryHash(), process.version, process.arch, sandbox, totalSeconds, data]);
  const memoryMb = Math.max(...module.exercises.map((one) => limitsOf(one).memoryMb));
  const probes = new Map<string, string>();
  const probeOf = (id: string): string => {
    const known = probes.get(id) ?? hash([readFileSync(probePath(module.courseRoot, id), "utf8")]);
    probes.set(id, known);
    return known;
  };
  return (plan, exercise, { seed, inputs }) => {
    const { id } = exercise;
    const cells = planUpTo(plan, id).map(({ cell, limits }) => [cell.source, limits]);
    return hash([common, id, memoryMb, probeOf(id), encodeValue(inputs), seed, cells]);
  };
}

function namesAndSizes(folder: string): readonly unknown[] {
  const names = readdirSync(folder).sort();
  return names.map((name) => [name, statSync(join(folder, name)).size]);
}

/** The whole library as light kernels load it. */
function libraryHash(): string {
  const bundle = join(packageRoot(), "dist/boot/bundle.cjs");
  return hash(existsSync(bundle) ? [readFileSync(bundle, "latin1")] : []);
}

function hash(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}
