import type { ExecuteReply, Failure, Kernel, OnOutput } from "../kernel.ts";

/** Something to be done in the kernel before a cell of the reader's; if it rejects, the cell fails in its place. */
export type BeforeCell = (code: string, kernel: Kernel) => Promise<void>;

/** A kernel that may still be starting, or never start. */
export interface LateKernel {
  /** Runs a cell as soon as there is a kernel; `counts`: the cell gets a number of its own. */
  execute(code: string, onOutput: OnOutput, counts: boolean): Promise<ExecuteReply>;
  /** Stops the running cell, also one that waits for the kernel, or what an earlier one left behind. */
  interrupt(): Promise<void>;
}

const interrupted: Failure = {
  kind: "interrupt",
  ename: "Interrupted",
  evalue: "The cell was interrupted before the kernel had started",
  traceback: ["Interrupted: the cell was interrupted before the kernel had started"],
};

export function lateKernel(kernel: Promise<Kernel>, beforeCell?: BeforeCell): LateKernel {
  let letGo: (() => void) | undefined;
  let ready: Kernel | undefined;
  kernel.then(
    (running) => {
      ready = running;
    },
    () => {}, // told to each cell
  );
  /** The kernel; undefined if nobody wants to wait for it any more. */
  const started = async (): Promise<Kernel | undefined> => {
    const interruption = new Promise<undefined>((resolve) => {
      letGo = () => resolve(undefined);
    });
    try {
      return await Promise.race([kernel, interruption]);
    } finally {
      letGo = undefined;
    }
  };
  return {
    async execute(code, onOutput, counts) {
      try {
        const running = await started();
        if (!running) return fail(interrupted, onOutput);
        const refusal = counts && (await refusalOf(beforeCell?.(code, running)));
        return await (refusal
          ? fail(refusal, onOutput)
          : running.execute(code, onOutput, { counts }));
      } catch (error) {
        const evalue = (error as Error).message;
        const traceback = evalue.split("\n");
        return fail({ kind: "runtime", ename: "KernelDied", evalue, traceback }, onOutput);
      }
    },
    async interrupt() {
      letGo?.();
      await ready?.interrupt();
    },
  };
}

async function refusalOf(preparation: Promise<void> | undefined): Promise<Failure | undefined> {
  try {
    await preparation;
    return undefined;
  } catch (error) {
    const { name: ename, message: evalue } = error as Error;
    return { kind: "runtime", ename, evalue, traceback: [`${ename}: ${evalue}`] };
  }
}

function fail(failure: Failure, onOutput: OnOutput): ExecuteReply {
  const { ename, evalue, traceback } = failure;
  onOutput({ output_type: "error", ename, evalue, traceback });
  return { status: "error", executionCount: 0, ...failure };
}
