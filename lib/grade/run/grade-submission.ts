import type { CodeCell, ExecuteReply, Notebook, StoredOutput } from "../../kernel/index.ts";
import type { Exercise } from "../exercise.ts";
import type { GradedModule } from "../graded-module.ts";
import type { Judgement } from "../judgement.ts";
import type { Words } from "../language.ts";
import { emptyText, isText } from "../marking/by-hand.ts";
import { isPicture } from "../report/outputs.ts";
import type { Evidence } from "./evidence.ts";
import { type Examiner, graderError, unearned } from "./examiner.ts";
import { type GradingKernel, gatherEvidence } from "./gather-evidence.ts";
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
  startKernel(): Promise<GradingKernel>;
  /** Called before each cell with the share of the notebook that is done. */
  onProgress?: (share: number) => void;
  /** Called after each cell that has run. */
  onCell?: (cell: CodeCell, reply: ExecuteReply) => void;
  /** Time for the whole notebook, in seconds. Default: 300. */
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
  matched: MatchedCell = { flags: [] },
  evidence: Evidence | undefined,
  examiner: Pick<Examiner, "judge">,
): Promise<ExerciseResult> {
  const { cell, flags } = matched;
  const shown = evidence ?? (isText(exercise) ? asRead : undefined);
  const judgement = !cell
    ? unearned(exercise, "not-attempted", noCell)
    : shown
      ? unlessEmpty(exercise, matched, shown, await examiner.judge(exercise, shown))
      : graderError(exercise, "its cell was never run");
  const outputs = evidence?.kind === "ran" ? evidence.outputs : [];
  const code = cell?.source ?? "";
  const isHidden = judgement.points > 0 && !isText(exercise) && !namesAny(code, exercise.answers);
  const isNew = isHidden && !flags.includes("defined elsewhere");
  return {
    ...judgement,
    flags: isNew ? [...flags, "defined elsewhere"] : flags,
    code: code.length > mostShown ? `${code.slice(0, mostShown)}\n…` : code,
    outputs,
  };
}

/** An answer that its own cell does not speak of stands in another. */
function namesAny(code: string, answers: readonly string[]): boolean {
  return answers.length === 0 || answers.some((name) => code.includes(name));
}

/** Characters of an answer that are kept to be looked at and compared. */
const mostShown = 100_000;

const noCell: Words = {
  en: "Its cell is not in the notebook.",
  es: "Su celda no está en el cuaderno.",
  ru: "Ячейки с ответом нет в тетради.",
};

/** A text is not run: it is as if its cell had ended well and shown nothing. */
const asRead: Evidence = {
  kind: "ran",
  reply: { status: "ok" },
  probe: { status: "ok", value: null },
  outputs: [],
};

/** What waits for a person must hold something to look at. */
function unlessEmpty(
  exercise: Exercise,
  { cell, isUntouched = false }: MatchedCell,
  evidence: Evidence,
  judgement: Judgement,
): Judgement {
  const { marking } = exercise;
  if (!marking || judgement.status !== "needs-marking") return judgement;
  const isThere =
    marking.kind === "text"
      ? /[\p{L}\p{N}]/u.test(cell?.source ?? "")
      : evidence.kind === "ran" && evidence.outputs.some(isPicture);
  if (isThere && !isUntouched) return judgement;
  return unearned(exercise, "not-attempted", emptyText(marking.kind));
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
