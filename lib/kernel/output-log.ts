import { setImmediate } from "node:timers/promises";
import type { OnOutput } from "./kernel.ts";
import type { Output } from "./output.ts";

/** Hands the kernel's outputs to the cell that runs, or ran last. */
export interface OutputLog {
  add(output: Output): void;
  /** From now on, outputs belong to another cell. */
  begin(onOutput: OnOutput, executionCount: number): void;
  /** Waits until the ordinary output pipes, which race with the message pipe, have nothing more. */
  quiet(): Promise<void>;
}

export function createOutputLog(): OutputLog {
  let onOutput: OnOutput = () => {};
  let execution_count = 0;
  let added = 0;
  return {
    add(output) {
      added++;
      // the child's count could be anything, if a cell wrote the message
      onOutput(output.output_type === "execute_result" ? { ...output, execution_count } : output);
    },
    begin(next, executionCount) {
      onOutput = next;
      execution_count = executionCount;
    },
    async quiet() {
      let before: number;
      do {
        before = added;
        await setImmediate();
        await setImmediate();
      } while (added !== before);
    },
  };
}
