import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../core/package-root.ts";
import { projectFolder } from "../io/places.ts";
import { type Kernel, type Launch, startKernel } from "../kernel/index.ts";
import { deferredCheck } from "./check-handler.ts";
import type { SandboxKind } from "./class-result.ts";
import { limitsOf } from "./exercise.ts";
import { type GradedModule, probePath } from "./graded-module.ts";
import { nodePermission } from "./node-permission.ts";
import { bubblewrap, type Room } from "./sandbox.ts";

/** Starts kernels for submissions, none of which can see more than its lesson needs. */
export interface KernelSource {
  start(): Promise<Kernel>;
}

export interface SandboxedKernelsOptions {
  readonly sandbox: SandboxKind;
  readonly totalSeconds: number;
  /** Folder with the data sets that the lesson uses; the only data a submission can see. */
  readonly dataFolder: string | undefined;
  /** The student's, for data that differ from one to the next. */
  readonly seed: number;
  /** Ends all kernels, and refuses new ones. */
  signal?: AbortSignal;
}

/** Sandboxed kernels for the submissions of one module. */
export function sandboxedKernels(
  module: GradedModule,
  { sandbox, totalSeconds, dataFolder, seed, signal }: SandboxedKernelsOptions,
): KernelSource {
  const room = roomOf(module, { totalSeconds, dataFolder });
  const launch = launchers[sandbox](room);
  const running = new Set<Kernel>();
  const nothing = join(room.cwd, "no-data");
  signal?.addEventListener("abort", () => {
    for (const kernel of running) void kernel.shutdown();
  });
  return {
    async start() {
      signal?.throwIfAborted();
      const kernel = await startKernel({
        cwd: room.cwd,
        launch,
        memoryMb: room.memoryMb,
        handlers: { check: deferredCheck },
        env: {
          ...{ TOPLAB_CACHE: nothing, TOPLAB_DATA: dataFolder ?? nothing, TOPLAB_OFFLINE: "1" },
          TOPLAB_SEED: `${seed}`,
        },
        outputMb: 32,
        graceMs: 2000,
      });
      if (signal?.aborted) await kernel.shutdown();
      signal?.throwIfAborted();
      running.add(kernel);
      void kernel.exited.then(() => running.delete(kernel));
      return kernel;
    },
  };
}

/** What the submissions of a module may see and use: the library, the data and the probes, no judge. */
export function roomOf(
  { courseRoot, exercises }: GradedModule,
  { totalSeconds, dataFolder }: Pick<SandboxedKernelsOptions, "totalSeconds" | "dataFolder">,
): Room {
  const library = packageRoot();
  const readable = [
    ...["dist", "package.json", "node_modules"].map((name) => join(library, name)),
    ...above(library).map((folder) => join(folder, "node_modules")),
    ...above(courseRoot).map((folder) => join(folder, "package.json")),
    join(projectFolder(), "datasets"),
    ...(dataFolder ? [dataFolder] : []),
    ...exercises.map(({ id }) => probePath(courseRoot, id)),
  ];
  return {
    cwd: join(courseRoot, "notebooks"),
    readable: [...new Set(readable)].filter(existsSync),
    memoryMb: Math.max(...exercises.map((exercise) => limitsOf(exercise).memoryMb)),
    cpuSeconds: totalSeconds,
  };
}

const launchers: Readonly<Record<SandboxKind, (room: Room) => Launch>> = {
  bwrap: bubblewrap,
  node: nodePermission,
};

/** A folder and all those above it. */
function above(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
}
