import type { Notebook } from "../../kernel/index.ts";
import type { Exercise } from "../exercise.ts";
import { titleInEach } from "../exercise-texts.ts";
import type { GradedModule } from "../graded-module.ts";
import type { EvidenceKey } from "../journal/evidence-key.ts";
import type { Journal } from "../journal/journal.ts";
import type { SandboxKind } from "../results/class-result.ts";
import type { Evidence } from "./evidence.ts";
import { type Examiner, graderError } from "./examiner.ts";
import { better, missedBefore, withReferences } from "./follow-through.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { type ExerciseResult, resultOf } from "./grade-submission.ts";
import type { GradingKernels } from "./grading-kernels.ts";
import { matchCells } from "./match-cells.ts";
import { planOf, type RunPlan } from "./run-plan.ts";

/** What the grading of each submission of a class shares. */
export interface GradingWork {
  readonly module: GradedModule;
  readonly kernels: GradingKernels;
  readonly journal: Journal;
  readonly keyOf: EvidenceKey;
  readonly totalSeconds: number;
  readonly sandbox: SandboxKind;
  /** The examiner for a seed, which computes each reference once. */
  examinerOf(seed: number): Examiner;
}

/** Grades one notebook: runs what the journal does not know of it, and judges all. */
export async function gradeOne(
  notebook: Notebook,
  seed: number,
  work: GradingWork,
  onProgress: (share: number) => void,
): Promise<readonly ExerciseResult[]> {
  const { module } = work;
  const matches = matchCells(notebook, module);
  const plan = planOf(notebook, module, matches);
  const evidence = await knownOrGathered(plan, seed, work, onProgress);
  const examiner = work.examinerOf(seed);
  const results = new Map<string, ExerciseResult>();
  for (const exercise of module.exercises) {
    const { id } = exercise;
    const own = await resultOf(exercise, matches.get(id), evidence.get(id), examiner);
    results.set(id, own);
    results.set(id, await followedThrough(exercise, own, { plan, results, seed, work }));
  }
  return [...results.values()];
}

interface Graded {
  readonly plan: RunPlan;
  readonly results: ReadonlyMap<string, ExerciseResult>;
  readonly seed: number;
  readonly work: GradingWork;
}

/** A second chance, beside the author's answers to what comes before; not where they could be sent away. */
async function followedThrough(
  exercise: Exercise,
  own: ExerciseResult,
  { plan, results, seed, work }: Graded,
): Promise<ExerciseResult> {
  const { module, sandbox } = work;
  try {
    const missed = missedBefore(exercise, module, results);
    if (missed.length === 0 || sandbox !== "bwrap") return own;
    const again = await withReferences(plan, exercise, missed, module.courseRoot);
    const evidence = await knownOrGathered(again, seed, work);
    const cell = again.at(-1)!;
    const examiner = work.examinerOf(seed);
    const followed = await resultOf(
      exercise,
      { flags: [], ...cell },
      evidence.get(exercise.id),
      examiner,
    );
    const titles = missed.map((one) => titleInEach(module.courseRoot, one));
    return better(own, followed, await Promise.all(titles));
  } catch (error) {
    return { ...own, ...graderError(exercise, error) };
  }
}

/** The evidence on the exercises of a plan, from the journal as far as it is there. */
export async function knownOrGathered(
  plan: RunPlan,
  seed: number,
  { journal, keyOf, kernels, totalSeconds, examinerOf }: GradingWork,
  onProgress: (share: number) => void = () => {},
): Promise<ReadonlyMap<string, Evidence>> {
  const examiner = examinerOf(seed);
  const known = new Map<string, Evidence>();
  const keys = new Map<string, string>();
  const failed = new Map<string, Evidence>();
  const asked = plan.flatMap(({ exercise }) => exercise ?? []);
  for (const exercise of asked) {
    try {
      const key = keyOf(plan, exercise, { seed, inputs: await examiner.inputs(exercise) });
      keys.set(exercise.id, key);
      const found = journal.find(key);
      if (found) known.set(exercise.id, found);
    } catch (error) {
      failed.set(exercise.id, faultOf(error)); // its own inputs or probe cannot be had
    }
  }
  const isOpen = ({ id }: Exercise): boolean => !known.has(id) && !failed.has(id);
  const open = asked.filter(isOpen);
  if (open.length === 0) return new Map([...known, ...failed]);
  const lastOpen = plan.findLastIndex(({ exercise }) => exercise && isOpen(exercise));
  const toRun = plan
    .slice(0, lastOpen + 1)
    .map((one) => (one.exercise && !isOpen(one.exercise) ? asPlainCell(one) : one));
  const gathered = await gatherEvidence(toRun, {
    startKernel: () => kernels.start(toRun, seed),
    probe: examiner.probe,
    totalSeconds,
    onProgress,
  });
  for (const [id, evidence] of gathered) {
    const key = keys.get(id);
    if (key && evidence.kind !== "grader-error") journal.add(key, evidence);
  }
  return new Map([...known, ...failed, ...gathered]);
}

/** The cell of an exercise whose evidence is known: others may still need what it defines. */
function asPlainCell({ cell, limits }: RunPlan[number]): RunPlan[number] {
  return { cell, limits };
}

function faultOf(error: unknown): Evidence {
  return { kind: "grader-error", why: error instanceof Error ? error.message : String(error) };
}
