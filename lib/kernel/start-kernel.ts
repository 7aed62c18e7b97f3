import { existsSync } from "node:fs";
import type { Link } from "./child-process.ts";
import { type Answer, type Asked, type Dialogue, openDialogue } from "./dialogue.ts";
import type {
  Completion,
  ExecuteOptions,
  ExecuteReply,
  Failure,
  Handler,
  Inspection,
  Kernel,
  KernelOptions,
  OnOutput,
} from "./kernel.ts";
import type { Message } from "./messages.ts";
import { createOutputLog, type OutputLog } from "./output-log.ts";
import { decodeValue, encodeValue } from "./values.ts";

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
      if (message.type === "request") void answer(message, options.handlers, kernel, dialogue.link);
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

function createKernel({ link, ask }: Dialogue, log: OutputLog): Kernel {
  let queue: Promise<unknown> = Promise.resolve();
  let running: Asked | undefined;
  let count = 0;

  const runCell = async (
    code: string,
    onOutput: OnOutput,
    { timeoutMs }: ExecuteOptions,
  ): Promise<ExecuteReply> => {
    const executionCount = ++count;
    log.begin(onOutput, executionCount);
    link.resetFlood();
    const question = { type: "execute", code, count: executionCount } as const;
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
  const help = async (type: "complete" | "inspect", code: string, cursor: number) => {
    const reply = await ask({ type, code, cursor }, { timeoutMs: undefined, what: "" }).answer;
    return reply.status === "ok" ? reply.value : undefined;
  };
  return {
    pid: link.pid,
    exited: link.exited,
    execute(code, onOutput, options = {}) {
      const turn = queue.then(() => runCell(code, onOutput, options));
      queue = turn.catch(() => {}); // an onOutput that throws is its own cell's affair
      return turn;
    },
    async probe(module, inputs, { timeoutMs } = {}) {
      const question = { type: "probe", module, inputs: encodeValue(inputs) } as const;
      const limit = { timeoutMs, what: "The check", fromStart: running !== undefined };
      return ask(question, limit).answer;
    },
    async complete(code, cursor) {
      const none: Completion = { start: cursor, end: cursor, candidates: [] };
      return ((await help("complete", code, cursor)) as Completion | undefined) ?? none; // as the child sent it
    },
    inspect: async (code, cursor) =>
      (await help("inspect", code, cursor)) as Inspection | undefined, // as the child sent it
    async interrupt() {
      running?.stop(interrupted);
    },
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

/** Lets a handler answer what a cell asked; whatever goes wrong there is the cell's to know. */
async function answer(
  { id, name, payload }: Message & { type: "request" },
  handlers: Readonly<Record<string, Handler>> = {},
  kernel: Kernel,
  link: Link,
): Promise<void> {
  try {
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (!handler) throw new Error(`Nothing here can answer "${name}": open the notebook in Toplab`);
    const value = encodeValue(await handler(decodeValue(payload), kernel));
    link.ask({ type: "answer", id, value });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    link.ask({ type: "refusal", id, message });
  }
}
