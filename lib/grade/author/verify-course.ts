import { type ClassProgress, classProgress } from "../run/class-progress.ts";
import { verifyModule } from "../verify.ts";
import { type Lanes, lanes } from "./lanes.ts";
import type { AddTrial, Trial } from "./trial.ts";
import { verifyLeaks } from "./verify-leaks.ts";
import { verifyVariants } from "./verify-variants.ts";

export interface VerifyCourseOptions {
  /** Students for whom the variants are tried; known mistakes are tried for the first. */
  readonly seeds: readonly number[];
  /** Runs of lessons at the same time. */
  readonly jobs: number;
  /** Leaves out the known mistakes and the lesson with its stubs. Default: false. */
  readonly onlyVariants?: boolean;
  /** Told of each module when all its trials are known, in the order of the modules. */
  readonly onModule: (id: string, trials: readonly Trial[]) => void;
  readonly onProgress?: (progress: ClassProgress) => void;
  readonly signal?: AbortSignal;
}

/** Proves modules of a course: known answers, variants, and that nothing leaks to students. */
export async function verifyCourse(
  courseRoot: string,
  ids: readonly string[],
  options: VerifyCourseOptions,
): Promise<void> {
  const { seeds, jobs, onlyVariants = false, onModule, onProgress, signal } = options;
  const nRuns = ids.length * (seeds.length + (onlyVariants ? 0 : 1));
  const lane = counted(lanes(jobs), nRuns, onProgress);
  const results = ids.map(async (id) => {
    const parts = await Promise.all([
      onlyVariants ? [] : lane(() => verifyModule(courseRoot, id, { seed: seeds[0]!, signal })),
      verifyVariants(courseRoot, id, { seeds, lane, signal }),
    ]);
    const trials = parts.flat();
    const onTrial: AddTrial = (trial) => trials.push(trial);
    await verifyLeaks(courseRoot, [id], { seed: seeds[0]!, onTrial });
    return trials;
  });
  for (const result of results) result.catch(() => {}); // heard of in its turn
  for (const [i, id] of ids.entries()) onModule(id, await results[i]!);
}

/** Tells how many of the runs are over. */
function counted(
  lane: Lanes,
  nRuns: number,
  onProgress: VerifyCourseOptions["onProgress"] = () => {},
): Lanes {
  const { tell } = classProgress(nRuns, onProgress);
  let begun = 0;
  return (work) =>
    lane(async () => {
      const place = begun++;
      const result = await work();
      tell(place, 1);
      return result;
    });
}
