import { join } from "node:path";
import { type Kernel, startKernel } from "../../kernel/index.ts";
import { deferredCheck } from "../check/check-handler.ts";
import type { GradedModule } from "../graded-module.ts";

/** For whom a lesson is run, and what ends it. */
export interface LessonKernelOptions {
  readonly seed: number;
  /** Ends the kernel; the run then rejects. */
  readonly signal?: AbortSignal | undefined;
}

/** Starts a kernel where the lessons are, with the data of one student, and ends it after use. */
export async function withLessonKernel<T>(
  { courseRoot }: Pick<GradedModule, "courseRoot">,
  { seed, signal }: LessonKernelOptions,
  use: (kernel: Kernel) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const kernel = await startKernel({
    cwd: join(courseRoot, "notebooks"),
    env: { TOPLAB_SEED: `${seed}` },
    handlers: { check: deferredCheck },
  });
  const stop = (): void => void kernel.shutdown();
  signal?.addEventListener("abort", stop);
  try {
    signal?.throwIfAborted(); // it may have been while the kernel started
    const result = await use(kernel);
    signal?.throwIfAborted();
    return result;
  } finally {
    signal?.removeEventListener("abort", stop);
    await kernel.shutdown();
  }
}
