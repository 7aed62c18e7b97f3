import type { ClassResult, SandboxKind, StudentResult } from "./class-result.ts";
import { type Examiner, examiner, unearned } from "./examiner.ts";
import { gradeSubmission, ungraded } from "./grade-submission.ts";
import type { GradedModule } from "./graded-module.ts";
import { type KernelSource, sandboxedKernels } from "./sandboxed-kernels.ts";
import type { Submission } from "./submissions.ts";

export interface ClassOptions {
  readonly sandbox: SandboxKind;
  /** Folder with the data sets that the lesson uses: the only data that submissions see. Default: none. */
  dataFolder?: string;
  /** Submissions run at the same time. Default: 1. */
  jobs?: number;
  /** Chooses hidden inputs, references and the data of exercises that vary. Default: 1. */
  seed?: number;
  /** Wall time for each notebook, in seconds. Default: 300. */
  totalSeconds?: number;
  onProgress?: (progress: ClassProgress) => void;
  /** Ends all kernels; the run then rejects and has no result. */
  signal?: AbortSignal;
}

export interface ClassProgress {
  readonly finished: number;
  readonly total: number;
  /** Share of all the work that is done, those under way by their cells. */
  readonly share: number;
}

/** Grades the submissions of one module, each in a sandbox of its own; a submission can spoil only itself. */
export async function gradeClass(
  submissions: readonly Submission[],
  module: GradedModule,
  { sandbox, dataFolder, jobs = 1, seed = 1, totalSeconds = 300, onProgress, signal }: ClassOptions,
): Promise<ClassResult> {
  const kernels = sandboxedKernels(module, {
    sandbox,
    totalSeconds,
    dataFolder,
    seed,
    ...(signal && { signal }),
  });
  const shares = new Map<Submission, number>();
  const report = (submission: Submission, share: number): void => {
    shares.set(submission, share);
    const values = [...shares.values()];
    const finished = values.filter((value) => value === 1).length;
    const total = submissions.length;
    onProgress?.({ finished, total, share: values.reduce((a, b) => a + b, 0) / total });
  };
  const work: Work = {
    module,
    kernels,
    examiner: examiner(module.courseRoot, seed),
    totalSeconds,
    report,
  };
  const students = await inParallel(submissions, jobs, (submission) => gradeOne(submission, work));
  signal?.throwIfAborted();
  const exercises = module.exercises.map(({ id, title, points }) => ({ id, title, points }));
  return { module: module.id, sandbox, seed, exercises, students };
}

interface Work {
  readonly module: GradedModule;
  readonly kernels: KernelSource;
  readonly examiner: Examiner;
  readonly totalSeconds: number;
  readonly report: (submission: Submission, share: number) => void;
}

async function gradeOne(submission: Submission, work: Work): Promise<StudentResult> {
  const { student, path, notebook, problem } = submission;
  const head = { student, path, ...(problem !== undefined && { problem }) };
  const exercises = notebook
    ? await gradeSubmission(notebook, work.module, {
        examiner: work.examiner,
        startKernel: work.kernels.start,
        totalSeconds: work.totalSeconds,
        onProgress: (share) => work.report(submission, share),
      }).catch((error: unknown) => ungraded(work.module, error))
    : unreadable(work.module, problem);
  work.report(submission, 1);
  return { ...head, exercises };
}

function unreadable(
  module: GradedModule,
  why = "There is no notebook.",
): StudentResult["exercises"] {
  return module.exercises.map((exercise) => ({
    ...unearned(exercise, "not-attempted", why),
    ...{ flags: [], code: "", outputs: [] },
  }));
}

/** Maps over the items, `jobs` at a time; results keep the order of the items. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries(); // shared: each worker takes the next
  const worker = async (): Promise<void> => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
}
