import { existsSync } from "node:fs";
import { type Answering, answerRequest } from "./answer-request.ts";
import { type Answer, type Asked, type Dialogue, openDialogue, type Question } from "./dialogue.ts";
import {
  parseCompleteness,
  parseCompletion,
  parseDiagnostics,
  parseInspection,
} from "./editor-replies.ts";
import type {
  ExecuteOptions,
  ExecuteReply,
  Failure,
  Kernel,
  KernelOptions,
  OnOutput,
} from "./kernel.ts";
import { createOutputLog, type OutputLog } from "./output-log.ts";
import { encodeValue } from "./values.ts";

const interrupted: Failure = {
  kind: "interrupt",
  ename: "Interrupted",
  evalue: "The cell was interrupted",
  traceback: ["Interrupted: the cell was interrupted, and the variables are kept"],
};

/** Starts a kernel and waits until it can run a cell, a second or two; rejects if it cannot start. */
export async function startKernel(options: KernelOptions): Promise<Kernel> {
  if (!existsSync(options.cwd)) {
    throw new RangeError(`Cannot start a kernel in ${options.cwd}: there is no such folder`);
  }
  const log = createOutputLog();
  let startUp = "";
  log.begin((output) => {
    if (output.output_type === "stream") startUp += output.text;
  }, 0);
  const dialogue = openDialogue(options, {
    onText: (name, text) => log.add({ output_type: "stream", name, text }),
    onMessage(message) {
      if (message.type === "output") log.add(message.output);
      if (message.type === "request")
        void answerRequest(message, bound(options, kernel), dialogue.link);
    },
  });
  const kernel = createKernel(dialogue, log);
  const failure = await dialogue.ready;
  if (failure) {
    throw new Error(
      `Cannot start a kernel in ${options.cwd}: ${failure.reason}\n${startUp}`.trim(),
    );
  }
  return kernel;
}

function createKernel({ link, ask, spentMs }: Dialogue, log: OutputLog): Kernel {
  let queue: Promise<unknown> = Promise.resolve();
  let running: Asked | undefined;
  let waiting = 0;
  let count = 0;

  const runCell = async (
    code: string,
    onOutput: OnOutput,
    { timeoutMs, counts = true }: ExecuteOptions,
  ): Promise<ExecuteReply> => {
    if (counts) count++;
    const executionCount = count;
    log.begin(onOutput, executionCount);
    link.resetFlood();
    const question = { type: "execute", code, count, counts } as const;
    running = ask(question, { timeoutMs, what: "The cell" });
    const answer = await running.answer;
    running = undefined;
    await log.quiet();
    if (answer.status === "dead") {
      log.add(deathNote(answer));
      return answer;
    }
    return answer.status === "ok"
      ? { status: "ok", executionCount }
      : { ...answer, executionCount };
  };
  const help = async (question: Question): Promise<unknown> => {
    const reply = await ask(question, { timeoutMs: undefined, what: "" }).answer;
    return reply.status === "ok" ? reply.value : undefined;
  };
  const hush = async (): Promise<void> => {
    const { answer, stop } = ask({ type: "hush" }, { timeoutMs: undefined, what: "" });
    stop(interrupted);
    await answer;
  };
  return {
    pid: link.pid,
    exited: link.exited,
    execute(code, onOutput, options = {}) {
      waiting++;
      const turn = queue.then(() => runCell(code, onOutput, options)).finally(() => waiting--);
      queue = turn.catch(() => {}); // an onOutput that throws is its own cell's affair
      return turn;
    },
    async probe(module, inputs, { timeoutMs } = {}) {
      const question = { type: "probe", module, inputs: encodeValue(inputs) } as const;
      const limit = { timeoutMs, what: "The check", fromStart: waiting > 0 };
      return ask(question, limit).answer;
    },
    complete: async (code, cursor) =>
      parseCompletion(await help({ type: "complete", code, cursor }), cursor),
    inspect: async (code, cursor) => parseInspection(await help({ type: "inspect", code, cursor })),
    diagnose: async (code) => parseDiagnostics(await help({ type: "diagnose", code })),
    isComplete: async (code) => parseCompleteness(await help({ type: "isComplete", code })),
    async interrupt() {
      if (running) running.stop(interrupted);
      else queue = queue.then(hush);
    },
    spentMs,
    async shutdown() {
      link.kill({ cause: "shutdown", reason: "The kernel was shut down" });
      await link.exited;
    },
  };
}

function deathNote({ reason }: Answer & { status: "dead" }) {
  return {
    output_type: "error",
    ename: "KernelDied",
    evalue: reason,
    traceback: [reason],
  } as const;
}

function bound({ handlers = {} }: KernelOptions, kernel: Kernel): Answering {
  const entries = Object.entries(handlers);
  return Object.fromEntries(
    entries.map(([name, handle]) => [name, (payload) => handle(payload, kernel)]),
  );
}
