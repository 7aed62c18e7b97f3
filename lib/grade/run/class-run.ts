import type { GradedModule } from "../graded-module.ts";
import { evidenceKey } from "../journal/evidence-key.ts";
import { type Journal, memoryJournal } from "../journal/journal.ts";
import type { Words } from "../language.ts";
import type { ClassResult, SandboxKind, StudentResult } from "../results/class-result.ts";
import { noNotebook } from "../submissions/submission-words.ts";
import type { Submission } from "../submissions/submissions.ts";
import { type ClassProgress, classProgress } from "./class-progress.ts";
import { examiner, unearned } from "./examiner.ts";
import { type GradingWork, gradeOne } from "./grade-one.ts";
import { ungraded } from "./grade-submission.ts";
import { gradingKernels } from "./grading-kernels.ts";
import { inParallel } from "./in-parallel.ts";
import { prepareAhead } from "./prepare-ahead.ts";

export interface ClassOptions {
  readonly sandbox: SandboxKind;
  /** Folder with the data sets that the lesson uses: the only data that submissions see. Default: none. */
  dataFolder?: string;
  /** Submissions run at the same time. Default: 1. */
  jobs?: number;
  /** Chooses hidden inputs, references and the data of exercises that vary. Default: 1. */
  seed?: number;
  /** The seed of one student, where students differ. Default: `seed`. */
  seedOf?: (submission: Submission) => number;
  /** Processor time for each notebook, in seconds. Default: 300. */
  totalSeconds?: number;
  /** What earlier runs have found out, and where this one writes it down. Default: nothing. */
  journal?: Journal;
  /** Where processes for submissions come from. Default: sandboxed ones, compiled together. */
  kernelsOf?: typeof gradingKernels;
  /** Submissions to run once more, whatever the journal has on them. Default: none. */
  isAgain?: (submission: Submission) => boolean;
  onProgress?: (progress: ClassProgress) => void;
  /** Ends all kernels; the run then rejects and has no result. */
  signal?: AbortSignal;
}

/** Grades the submissions of one module, each in a sandbox of its own; a submission can spoil only itself. */
export async function gradeClass(
  submissions: readonly Submission[],
  module: GradedModule,
  options: ClassOptions,
): Promise<ClassResult> {
  const { sandbox, dataFolder, jobs = 1, seed = 1, totalSeconds = 300, signal } = options;
  const { seedOf = () => seed, journal = memoryJournal(), onProgress = () => {} } = options;
  const { kernelsOf = gradingKernels, isAgain = () => false } = options;
  signal?.throwIfAborted();
  const context = { sandbox, totalSeconds, dataFolder };
  const kernels = await kernelsOf(module, { ...context, ...(signal && { signal }) });
  const examiners = new Map<number, ReturnType<typeof examiner>>();
  const work: GradingWork = {
    module,
    kernels,
    journal,
    totalSeconds,
    sandbox,
    keyOf: evidenceKey({ module, ...context }),
    examinerOf(one) {
      const known = examiners.get(one) ?? examiner(module.courseRoot, one);
      examiners.set(one, known);
      return known;
    },
  };
  const progress = classProgress(submissions.length, onProgress);
  const ahead = prepareAhead(submissions, work);
  const gradeAt = async (submission: Submission, place: number): Promise<StudentResult> => {
    const { student, path, place: attempt, notebook, problem } = submission;
    ahead.reach(place);
    const grade = async (): Promise<StudentResult["exercises"]> => {
      if (!notebook) return unreadable(module, problem);
      const onProgress = (share: number): void => progress.tell(place, share);
      const mine = isAgain(submission) ? { ...work, journal: writeOnly(journal) } : work;
      return gradeOne(notebook, seedOf(submission), mine, onProgress);
    };
    const exercises = await grade().catch((error: unknown) => ungraded(module, error));
    progress.tell(place, 1);
    const head = { student, path, ...(attempt && { attempt }) };
    return { ...head, ...(problem !== undefined && { problem }), exercises };
  };
  const students = await inParallel(submissions, jobs, gradeAt).finally(kernels.close);
  signal?.throwIfAborted();
  const exercises = module.exercises.map(({ id, title, points, marking }) => ({
    ...{ id, title, points },
    ...(marking && { marking }),
  }));
  return { module: module.id, sandbox, seed, exercises, students };
}

/** A journal that takes what is found out in place of what it knew, and tells nothing. */
function writeOnly(journal: Journal): Journal {
  const { replace } = journal;
  return { find: () => undefined, add: replace, replace, close: () => journal.close() };
}

function unreadable(module: GradedModule, why: Words = noNotebook): StudentResult["exercises"] {
  return module.exercises.map((exercise) => ({
    ...unearned(exercise, "not-attempted", why),
    ...{ flags: [], code: "", outputs: [] },
  }));
}
