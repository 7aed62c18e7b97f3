import { isDeepStrictEqual } from "node:util";
import { limitsOf } from "../exercise.ts";
import { type GradedModule, loadModule } from "../graded-module.ts";
import type { Verdict } from "../judgement.ts";
import { wordsIn } from "../language.ts";
import { type Lanes, lanes } from "./lanes.ts";
import { type RecordedAnswer, recordSeed, type SeedRecord } from "./record-seed.ts";
import type { AddTrial, Trial } from "./trial.ts";

export interface VerifyVariantsOptions {
  /** Students for whom the exercises are proved, two or more. */
  readonly seeds: readonly number[];
  /** Where the lessons run. Default: one after the other. */
  readonly lane?: Lanes;
  /** Ends the lesson that runs; the proof then rejects. */
  readonly signal?: AbortSignal | undefined;
  onTrial?: AddTrial;
}

/**
 * Proves the variants of a module: each seed's solution earns all with that seed, and what it gives
 * earns less with another seed wherever the two have different references. No cell may need more than
 * a third of its limits, since students' machines are slower and their code is longer. Exercises that
 * a person marks are passed over.
 */
export async function verifyVariants(
  courseRoot: string,
  id: string,
  { seeds, lane = lanes(1), signal, onTrial }: VerifyVariantsOptions,
): Promise<readonly Trial[]> {
  const all = await loadModule(courseRoot, id);
  const module = { ...all, exercises: all.exercises.filter(({ marking }) => !marking) };
  const trials: Trial[] = [];
  const add: AddTrial = (trial) => {
    trials.push(trial);
    onTrial?.(trial);
  };
  const runs = seeds.map((seed) => lane(() => recorded(module, seed, signal)));
  const records: SeedRecord[] = [];
  for (const run of await Promise.all(runs)) {
    if ("problem" in run) {
      add(run);
      continue;
    }
    for (const answer of run.answers) verifyOwn(answer, run.seed, add);
    records.push(run);
  }
  for (const [e, exercise] of module.exercises.entries()) {
    add(verifyOthers(exercise.id, e, records));
    add(
      verifyCost(
        exercise.id,
        records.flatMap(({ answers }) => answers[e] ?? []),
      ),
    );
  }
  return trials;
}

/** What a seed's solutions give, or why they do not run. */
async function recorded(
  module: GradedModule,
  seed: number,
  signal: AbortSignal | undefined,
): Promise<SeedRecord | (Trial & { readonly problem: string })> {
  try {
    return await recordSeed(module, seed, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof Error)) throw error;
    return { subject: module.id, answer: `seed ${seed}`, problem: error.message };
  }
}

function verifyOwn(answer: RecordedAnswer, seed: number, add: AddTrial): void {
  const { status, reason } = judged(answer, answer, seed);
  const problem = `the solution should be "pass" and is "${status}": ${wordsIn(reason, "en")}`;
  const subject = answer.exercise.id;
  add({ subject, answer: `seed ${seed}`, ...(status !== "pass" && { problem }) });
}

/** What each seed's solution gives, before the judge of the next seed. */
function verifyOthers(subject: string, e: number, records: readonly SeedRecord[]): Trial {
  const passed: string[] = [];
  let varied = 0;
  for (const [i, { seed, answers }] of records.entries()) {
    const other = records[(i + 1) % records.length]!;
    const [mine, theirs] = [answers[e], other.answers[e]];
    if (!mine || !theirs || isSame(mine.reference, theirs.reference)) continue;
    if (isSame(mine.values, theirs.values)) continue; // by chance, as two counts may be
    varied++;
    if (judged(mine, theirs, other.seed).status === "pass") passed.push(`${seed} → ${other.seed}`);
  }
  if (varied === 0) return { subject, answer: "one reference for all seeds" };
  const answer = `answers of ${varied} other seeds`;
  if (passed.length === 0) return { subject, answer };
  return { subject, answer, problem: `another student's values pass: seed ${passed.join(", ")}` };
}

function verifyCost(subject: string, answers: readonly RecordedAnswer[]): Trial {
  const exercise = answers[0]?.exercise;
  if (!exercise) return { subject, answer: "cost", problem: "its solution never ran" };
  const cpu = Math.max(...answers.map(({ cost }) => cost.cpuSeconds));
  const heap = Math.max(...answers.map(({ cost }) => cost.heapMb));
  const { seconds, memoryMb } = limitsOf(exercise);
  const answer = `${cpu.toFixed(1)} of ${seconds} s, ${heap.toFixed(0)} of ${memoryMb} MB`;
  if (cpu <= seconds / 3 && heap <= memoryMb / 3) return { subject, answer };
  return { subject, answer, problem: "the solution should need a third of the limits at most" };
}

function judged(
  { values }: RecordedAnswer,
  { exercise, inputs, reference }: RecordedAnswer,
  seed: number,
): Pick<Verdict, "status" | "reason"> {
  try {
    return exercise.judge(values, { inputs, reference, seed });
  } catch (error) {
    return { status: "fail", reason: `the judge failed: ${String(error)}` };
  }
}

/** Whether two references hold the same values; what only computes, a model's functions, is passed over. */
function isSame(a: unknown, b: unknown): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    return isDeepStrictEqual(a, b);
  }
}
