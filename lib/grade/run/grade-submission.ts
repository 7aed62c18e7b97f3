import type { CodeCell, ExecuteReply, Kernel, Notebook, StoredOutput } from "../../kernel/index.ts";
import type { Exercise } from "../exercise.ts";
import type { GradedModule } from "../graded-module.ts";
import type { Judgement } from "../judgement.ts";
import type { Evidence } from "./evidence.ts";
import { type Examiner, graderError, unearned } from "./examiner.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { type Flag, type MatchedCell, matchCells } from "./match-cells.ts";
import { planOf } from "./run-plan.ts";

/** One exercise of one submission, with what the instructor may want to look at. */
export interface ExerciseResult extends Judgement {
  readonly flags: readonly Flag[];
  /** The cell as it was handed in; empty when it was deleted. */
  readonly code: string;
  readonly outputs: readonly StoredOutput[];
}

export interface SubmissionOptions {
  readonly examiner: Examiner;
  /** A fresh kernel, at the start and each time the submission has killed its own. */
  startKernel(): Promise<Pick<Kernel, "execute" | "probe" | "shutdown">>;
  /** Called before each cell with the share of the notebook that is done. */
  onProgress?: (share: number) => void;
  /** Called after each cell that has run. */
  onCell?: (cell: CodeCell, reply: ExecuteReply) => void;
  /** Wall time for the whole notebook, in seconds. Default: 300. */
  totalSeconds?: number;
  /** How many kernels a submission may kill before the rest of it is left. Default: 8. */
  maxKernels?: number;
}

/** Runs a submitted notebook as far as its exercises need it, and judges each. */
export async function gradeSubmission(
  submitted: Notebook,
  module: GradedModule,
  { examiner, ...options }: SubmissionOptions,
): Promise<readonly ExerciseResult[]> {
  const matches = matchCells(submitted, module);
  const evidence = await gatherEvidence(planOf(submitted, module, matches), {
    ...options,
    probe: examiner.probe,
  });
  const results = module.exercises.map((exercise) =>
    resultOf(exercise, matches.get(exercise.id), evidence.get(exercise.id), examiner),
  );
  return Promise.all(results);
}

/** The result of one exercise by what its run has shown. */
export async function resultOf(
  exercise: Exercise,
  { cell, flags }: MatchedCell = { flags: [] },
  evidence: Evidence | undefined,
  examiner: Pick<Examiner, "judge">,
): Promise<ExerciseResult> {
  const judgement = !cell
    ? unearned(exercise, "not-attempted", "Its cell is not in the notebook.")
    : evidence
      ? await examiner.judge(exercise, evidence)
      : graderError(exercise, "its cell was never run");
  const outputs = evidence?.kind === "ran" ? evidence.outputs : [];
  return { ...judgement, flags, code: cell?.source ?? "", outputs };
}

/** Results of a submission that the grader could not grade: no marks, to be run again. */
export function ungraded(module: GradedModule, error: unknown): readonly ExerciseResult[] {
  return module.exercises.map((exercise) => ({
    ...graderError(exercise, error),
    flags: [],
    code: "",
    outputs: [],
  }));
}
