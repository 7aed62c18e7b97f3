import { join } from "node:path";
import { type Kernel, startKernel } from "../../kernel/index.ts";
import { makeBootCache } from "../../kernel/light/boot-cache.ts";
import {
  type Compiled,
  type CompileService,
  compileService,
} from "../../kernel/light/compile-service.ts";
import { startCompiler } from "../../kernel/light/start-compiler.ts";
import { type LightKernel, startLightKernel } from "../../kernel/light/start-light-kernel.ts";
import { deferredCheck } from "../check/check-handler.ts";
import type { GradedModule } from "../graded-module.ts";
import type { SandboxKind } from "../results/class-result.ts";
import { launchIn } from "../sandbox/launch-in.ts";
import { roomOf } from "../sandbox/room.ts";
import type { Room } from "../sandbox/sandbox.ts";
import type { GradingKernel } from "./gather-evidence.ts";
import { runFolder } from "./run-folder.ts";
import type { RunPlan } from "./run-plan.ts";

/** Kernels for submissions, none of which can see more than its lesson needs. */
export interface GradingKernels {
  /** A fresh process, which runs the cells of one plan with one student's seed. */
  start(plan: RunPlan, seed: number): Promise<GradingKernel>;
  /** Compiles the cells of a plan before they are run, together with those of others. */
  prepare(plan: RunPlan): Promise<void>;
  close(): Promise<void>;
}

export interface GradingKernelsOptions {
  readonly sandbox: SandboxKind;
  readonly totalSeconds: number;
  /** Folder with the data sets that the lesson uses; the only data a submission can see. */
  readonly dataFolder: string | undefined;
  /** Ends all kernels, and refuses new ones. */
  readonly signal?: AbortSignal;
}

/** One compiler for the class, kept warm, and a one-shot sandboxed process for each submission. */
export async function gradingKernels(
  module: GradedModule,
  { sandbox, totalSeconds, dataFolder, signal }: GradingKernelsOptions,
): Promise<GradingKernels> {
  const folder = runFolder("grade");
  const bootCache = join(folder.path, "boot-cache");
  const room = roomOf(module, { totalSeconds, dataFolder });
  await makeBootCache(bootCache, room.memoryMb);
  const running = new Set<Pick<Kernel, "shutdown">>();
  const compiling = compileService({ start: () => startCompiler(compilerOptions(room, sandbox)) });
  const stop = (): void => {
    for (const kernel of running) void kernel.shutdown();
    void compiling.close();
  };
  signal?.addEventListener("abort", stop);
  const options = (seed: number) => ({ ...kernelOptions(room, sandbox, dataFolder, seed) });
  const lightRoom = { ...room, readable: [...room.readable, bootCache] };
  const kept = async <K extends Pick<Kernel, "shutdown" | "exited">>(starting: Promise<K>) => {
    const kernel = await starting;
    if (signal?.aborted) await kernel.shutdown();
    signal?.throwIfAborted();
    running.add(kernel);
    void kernel.exited.then(() => running.delete(kernel));
    return kernel;
  };
  return {
    async start(plan, seed) {
      signal?.throwIfAborted();
      if (needsOwnCompiler(plan)) {
        return kept(startKernel({ ...options(seed), handlers: { check: deferredCheck } }));
      }
      const start = (): Promise<LightKernel> =>
        startLightKernel({
          ...options(seed),
          launch: launchIn(lightRoom, sandbox),
          bootCache,
          graceMs: 0,
          answering: { check: async () => ({ deferred: true }) },
        });
      // a machine at its limit may fail to start one process, and start the next
      const light = start().catch((error) => (signal?.aborted ? Promise.reject(error) : start()));
      return compiled(await kept(light), compiling);
    },
    async prepare(plan) {
      if (needsOwnCompiler(plan)) return;
      let declarations = "";
      for (const { cell } of plan) {
        declarations = below(
          await compiling.compile({ declarations, code: cell.source }),
          declarations,
        );
      }
    },
    async close() {
      signal?.removeEventListener("abort", stop);
      await compiling.close();
      folder.remove();
    },
  };
}

/** Whether a cell makes a module of its own, which only a kernel with a compiler can take. */
function needsOwnCompiler(plan: RunPlan): boolean {
  return plan.some(({ cell }) => /@(module|browser)\b/.test(cell.source));
}

/** What later cells know after this one. */
function below(compiled: Compiled, before: string): string {
  if (compiled.status !== "ok" || compiled.cell.diagnostics.length > 0) return before;
  return compiled.cell.declOutput ?? "";
}

/** A light kernel as one that compiles by itself. */
function compiled(kernel: LightKernel, compiling: CompileService): GradingKernel {
  let declarations = "";
  return {
    async execute(code, onOutput, options) {
      const done = await compiling.compile({ declarations, code });
      declarations = below(done, declarations);
      if (done.status === "error") return { ...done, executionCount: 0 };
      if (done.status === "dead") return done;
      return kernel.execute({ code, compiled: done.cell }, onOutput, options);
    },
    async probe(path, inputs, options) {
      return kernel.probe({ path, script: await compiling.script(path) }, inputs, options);
    },
    spentMs: kernel.spentMs,
    shutdown: kernel.shutdown,
  };
}

function kernelOptions(
  room: Room,
  sandbox: SandboxKind,
  dataFolder: string | undefined,
  seed: number,
) {
  const nothing = join(room.cwd, "no-data");
  return {
    cwd: room.cwd,
    launch: launchIn(room, sandbox),
    memoryMb: room.memoryMb,
    env: {
      ...{ TOPLAB_CACHE: nothing, TOPLAB_DATA: dataFolder ?? nothing, TOPLAB_OFFLINE: "1" },
      TOPLAB_SEED: `${seed}`,
    },
    outputMb: 32,
    graceMs: 2000,
    clock: "processor",
  } as const;
}

const compilerMb = 2048;
const aDay = 86_400;

/** The compiler reads what students write, so it lives in the sandbox as they do. */
function compilerOptions(room: Room, sandbox: SandboxKind) {
  const own = { ...room, memoryMb: compilerMb, cpuSeconds: aDay };
  return { cwd: room.cwd, launch: launchIn(own, sandbox), memoryMb: compilerMb };
}
