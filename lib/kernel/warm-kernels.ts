import { setImmediate } from "node:timers/promises";
import type { Kernel, KernelOptions } from "./kernel.ts";
import { startKernel } from "./start-kernel.ts";

/** Kernels that are ready when they are wanted, since starting one takes a second or two. */
export interface WarmKernels {
  /** The spare kernel; the next one starts warming up at once. */
  take(): Promise<Kernel>;
  /** Ends the spare one. */
  close(): Promise<void>;
}

/** Keeps one kernel in reserve, always with the same options. */
export function warmKernels(options: KernelOptions): WarmKernels {
  const warm = (): Promise<Kernel> => {
    const starting = startKernel(options);
    starting.catch(() => {}); // whoever takes it hears of it
    return starting;
  };
  let spare = warm();
  return {
    async take() {
      const taken = spare;
      spare = warm();
      const kernel = await taken.catch(() => undefined);
      const isAlive = kernel && !(await hasEnded(kernel)); // it may have died while it waited
      return isAlive ? kernel : startKernel(options);
    },
    async close() {
      const kernel = await spare.catch(() => undefined);
      await kernel?.shutdown();
    },
  };
}

function hasEnded({ exited }: Kernel): Promise<boolean> {
  return Promise.race([exited.then(() => true), setImmediate(false)]);
}
