import { checkReplies, deferredCheck, type ReplyOptions } from "../grade/check/check-handler.ts";
import type { JudgedReply } from "../grade/check/check-reply.ts";
import type { GradedModule } from "../grade/graded-module.ts";
import { examiner } from "../grade/run/examiner.ts";
import { gradeSubmission } from "../grade/run/grade-submission.ts";
import {
  type CodeCell,
  type ExecuteReply,
  type Kernel,
  type Notebook,
  startKernel,
} from "../kernel/index.ts";
import { ownSeed } from "./own-seed.ts";

export interface CheckNotebookOptions {
  /** The folder that the cells run in. */
  readonly cwd: string;
  /** What is made of the judgements: `keepProgress` enters them. */
  readonly replies: ReplyOptions;
  /** Wall time for the whole notebook, in seconds. Default: 300. */
  totalSeconds?: number;
  /** Called before each cell that is run, which it counts from 1. */
  onCell?: (place: number) => void;
  /** Ends the kernel; the check then rejects, and nothing is judged. */
  signal?: AbortSignal;
}

/** What came of checking a notebook. */
export interface CheckedNotebook {
  /** One for each exercise of the module, in its order. */
  readonly replies: readonly JudgedReply[];
  /** Cells that did not run to their end, those of exercises among them. */
  readonly failures: readonly CellTrouble[];
}

export interface CellTrouble {
  readonly cell: CodeCell;
  readonly reply: Exclude<ExecuteReply, { status: "ok" }>;
}

/**
 * Runs a student's notebook in a fresh kernel as far as the exercises of `module` need it, and judges
 * each as `check()` does on the page; what `check` the notebook itself calls is left out.
 */
export async function checkNotebook(
  notebook: Notebook,
  module: GradedModule,
  { cwd, replies, totalSeconds, onCell, signal }: CheckNotebookOptions,
): Promise<CheckedNotebook> {
  const seed = ownSeed(module.courseRoot, module.id);
  const failures: CellTrouble[] = [];
  const ran = new Set<string>();
  let place = 0;
  const judgements = await gradeSubmission(notebook, module, {
    examiner: examiner(module.courseRoot, seed),
    startKernel: () => startStoppable(cwd, seed, signal),
    onCell(cell, reply) {
      ran.add(cell.source);
      if (reply.status !== "ok") failures.push({ cell, reply });
    },
    onProgress: () => onCell?.(++place),
    ...(totalSeconds !== undefined && { totalSeconds }),
  });
  signal?.throwIfAborted();
  const replyTo = checkReplies(module.courseRoot, replies);
  const { onJudged: _, ...unrecorded } = replies;
  const replyOnly = checkReplies(module.courseRoot, unrecorded);
  const answered: JudgedReply[] = [];
  for (const [i, result] of judgements.entries()) {
    const isTried = ran.has(result.code) || result.status === "needs-marking"; // a text is not run
    const answer = isTried ? replyTo : replyOnly; // what was never run is no try
    answered.push(await answer(result, module.exercises[i]!));
  }
  return { replies: answered, failures };
}

async function startStoppable(
  cwd: string,
  seed: number,
  signal: AbortSignal | undefined,
): Promise<Kernel> {
  signal?.throwIfAborted();
  const kernel = await startKernel({
    cwd,
    env: { TOPLAB_SEED: `${seed}` },
    handlers: { check: deferredCheck },
  });
  const stop = (): void => void kernel.shutdown();
  signal?.addEventListener("abort", stop);
  void kernel.exited.then(() => signal?.removeEventListener("abort", stop));
  if (signal?.aborted) await kernel.shutdown();
  signal?.throwIfAborted();
  return kernel;
}
