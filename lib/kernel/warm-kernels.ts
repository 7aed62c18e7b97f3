import { setImmediate, setTimeout } from "node:timers/promises";
import type { Kernel, KernelOptions } from "./kernel.ts";
import { startKernel } from "./start-kernel.ts";

/** Kernels that are ready when they are wanted, since starting one takes a second or two. */
export interface WarmKernels {
  /** The spare kernel; the next one starts warming up when this one has had a moment for its first cell. */
  take(): Promise<Kernel>;
  /** Ends the spare one. */
  close(): Promise<void>;
}

/** Starting the next one at once would take the processor from the first cell. */
const pauseMs = 1500;

/** Keeps one kernel in reserve, always with the same options. */
export function warmKernels(options: KernelOptions): WarmKernels {
  let isClosed = false;
  let pause = new AbortController();
  let spare = heard(startKernel(options));
  const another = async (taken: Promise<Kernel>, hurry: AbortSignal): Promise<Kernel> => {
    await taken.catch(() => undefined);
    await setTimeout(pauseMs, undefined, { signal: hurry }).catch(() => {});
    if (isClosed) throw new Error("Cannot start a kernel: the course is closing");
    return startKernel(options);
  };
  return {
    async take() {
      pause.abort(); // somebody waits
      pause = new AbortController();
      const taken = spare;
      spare = heard(another(taken, pause.signal));
      const kernel = await taken.catch(() => undefined);
      const isAlive = kernel && !(await hasEnded(kernel)); // it may have died while it waited
      return isAlive ? kernel : startKernel(options);
    },
    async close() {
      isClosed = true;
      pause.abort();
      const kernel = await spare.catch(() => undefined);
      await kernel?.shutdown();
    },
  };
}

/** Whoever takes the kernel hears of its failure; until then nobody need. */
function heard(starting: Promise<Kernel>): Promise<Kernel> {
  starting.catch(() => {});
  return starting;
}

function hasEnded({ exited }: Kernel): Promise<boolean> {
  return Promise.race([exited.then(() => true), setImmediate(false)]);
}
