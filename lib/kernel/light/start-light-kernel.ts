import { join } from "node:path";
import { packageRoot } from "../../core/package-root.ts";
import { type Answering, answerRequest } from "../answer-request.ts";
import type { ConvertedCell } from "../child/convert-cell.ts";
import { openDialogue } from "../dialogue.ts";
import type {
  ExecuteOptions,
  ExecuteReply,
  Kernel,
  KernelOptions,
  OnOutput,
  ProbeReply,
} from "../kernel.ts";
import { createOutputLog } from "../output-log.ts";
import { encodeValue } from "../values.ts";
import { inTime } from "./in-time.ts";

/** A process that runs compiled cells; one that takes too long costs it its life. */
export interface LightKernel extends Pick<Kernel, "pid" | "exited" | "spentMs" | "shutdown"> {
  execute(cell: CompiledCode, onOutput: OnOutput, options?: ExecuteOptions): Promise<ExecuteReply>;
  /** Runs a probe that `Compiler.script` has compiled; relative imports start at its path. */
  probe(
    probe: { readonly path: string; readonly script: string },
    inputs: unknown,
    options?: ExecuteOptions,
  ): Promise<ProbeReply>;
}

/** A cell as its author wrote it, and as it runs. */
export interface CompiledCode {
  readonly code: string;
  readonly compiled: ConvertedCell;
}

export interface LightKernelOptions extends Omit<KernelOptions, "handlers" | "strict"> {
  /** Answers what cells ask of `kernelHook()`. */
  readonly answering?: Answering;
  /** The file of `makeBootCache`, for the same memory. */
  readonly bootCache: string;
}

/** Starts a light kernel, which takes a tenth of a second; rejects if it cannot start. */
export async function startLightKernel(options: LightKernelOptions): Promise<LightKernel> {
  const program = [join(packageRoot(), "dist/boot/boot.cjs"), options.bootCache];
  const log = createOutputLog();
  let startUp = "";
  log.begin((output) => {
    if (output.output_type === "stream") startUp += output.text;
  }, 0);
  const { link, ask, spentMs, ready } = openDialogue(
    { graceMs: 0, ...options, program },
    {
      onText: (name, text) => log.add({ output_type: "stream", name, text }),
      onMessage(message) {
        if (message.type === "output") log.add(message.output);
        if (message.type === "request") {
          void answerRequest(message, options.answering ?? {}, link);
        }
      },
    },
  );
  const failure = await inTime(ready, link);
  if (failure) throw new Error(`Cannot start a kernel: ${failure.reason}\n${startUp}`.trim());
  let count = 0;
  return {
    pid: link.pid,
    exited: link.exited,
    async execute({ code, compiled }, onOutput, { timeoutMs } = {}) {
      count++;
      log.begin(onOutput, count);
      link.resetFlood();
      const question = { type: "execute", code, compiled, count, counts: true } as const;
      const answer = await ask(question, { timeoutMs, what: "The cell" }).answer;
      await log.quiet();
      return answer.status === "dead" ? answer : { ...answer, executionCount: count };
    },
    probe({ path, script }, inputs, { timeoutMs } = {}) {
      const question = {
        type: "probe",
        module: path,
        script,
        inputs: encodeValue(inputs),
      } as const;
      return ask(question, { timeoutMs, what: "The check" }).answer;
    },
    spentMs,
    async shutdown() {
      link.kill({ cause: "shutdown", reason: "The kernel was shut down" });
      await link.exited;
    },
  };
}
