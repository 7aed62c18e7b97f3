import type { ExecuteReply, Kernel, OnOutput } from "../kernel.ts";
import type { Output } from "../output.ts";
import { flagOf, textOf } from "./content.ts";
import type { Line } from "./history.ts";
import { type BeforeCell, type LateKernel, lateKernel } from "./late-kernel.ts";
import type { Content, Header, Message } from "./message.ts";
import type { Publisher } from "./publisher.ts";
import type { Question, Stdin } from "./stdin.ts";

/** Runs the cells of the clients in one kernel. */
export interface Execution {
  run(request: Message): Promise<Executed>;
  readonly interrupt: LateKernel["interrupt"];
  /** Asks whoever sent the running cell. */
  ask(question: unknown): Promise<string>;
  /** What has run so far. */
  readonly lines: readonly Line[];
}

/** The content of the `execute_reply`, and whether the cells that wait are not to be run after it. */
export interface Executed {
  readonly content: Content;
  readonly stopsOthers: boolean;
}

interface ExecutionOptions {
  /** Rejects if the kernel cannot start. */
  readonly kernel: Promise<Kernel>;
  readonly publisher: Publisher;
  readonly stdin: Stdin;
  readonly beforeCell?: BeforeCell;
}

type Ending = Exclude<ExecuteReply, { status: "ok" }>;

export function createExecution(options: ExecutionOptions): Execution {
  const { kernel, publisher, stdin, beforeCell } = options;
  const { execute, interrupt } = lateKernel(kernel, beforeCell);
  const lines: Line[] = [];
  let count = 0;
  let asker: Message | undefined;
  const evaluate = async (expressions: unknown, onOutput: OnOutput): Promise<Content> => {
    const values: Record<string, unknown> = {};
    for (const [name, expression] of Object.entries(expressions ?? {})) {
      values[name] = await evaluateOne(String(expression), onOutput, execute);
    }
    return values;
  };
  return {
    lines,
    async run(request) {
      const { header, content } = request;
      const code = textOf(content, "code");
      const isSilent = flagOf(content, "silent", false);
      const counts = !isSilent && flagOf(content, "store_history", true);
      if (counts) count++;
      const execution_count = count;
      if (!isSilent) publisher.publish("execute_input", { code, execution_count }, header);
      let result: string | null = null;
      const onOutput: OnOutput = (output) => {
        if (output.output_type === "execute_result") result = String(output.data["text/plain"]);
        if (!isSilent) show(output, { publisher, header, execution_count });
      };
      asker = request;
      const reply = await execute(code, onOutput, counts);
      if (counts) lines.push({ line: execution_count, code, output: result });
      const hasFailed = reply.status !== "ok";
      const asked = hasFailed ? {} : content["user_expressions"];
      const user_expressions = await evaluate(asked, onOutput);
      asker = undefined;
      stdin.cancel();
      const ending = hasFailed ? failureOf(reply) : { status: "ok" };
      return {
        content: { ...ending, execution_count, user_expressions, payload: [] },
        stopsOthers: hasFailed && flagOf(content, "stop_on_error", true),
      };
    },
    interrupt,
    ask(question) {
      if (!asker) return Promise.reject(new Error("Cannot ask for input: no cell is running"));
      return stdin.ask(asQuestion(question), asker);
    },
  };
}

interface Place {
  readonly publisher: Publisher;
  readonly header: Header;
  readonly execution_count: number;
}

function show(output: Output, { publisher, header, execution_count }: Place): void {
  const { output_type: type, ...content } = output;
  if (output.output_type === "stream") publisher.print(output.name, output.text, header);
  else if (output.output_type === "execute_result")
    publisher.publish(type, { ...content, execution_count }, header);
  else publisher.publish(type, content, header);
}

/** A user expression: not counted, and what it prints belongs to the cell before. */
async function evaluateOne(
  expression: string,
  onOutput: OnOutput,
  execute: LateKernel["execute"],
): Promise<Content> {
  let data: Content = { "text/plain": "undefined" };
  const keep: OnOutput = (output) => {
    if (output.output_type === "execute_result") data = output.data;
    else if (output.output_type !== "error") onOutput(output);
  };
  const reply = await execute(`(\n${expression}\n)`, keep, false);
  return reply.status === "ok" ? { status: "ok", data, metadata: {} } : failureOf(reply);
}

function failureOf(reply: Ending): Content {
  if (reply.status === "dead") {
    const { reason } = reply;
    return { status: "error", ename: "KernelDied", evalue: reason, traceback: [reason] };
  }
  const { ename, evalue, traceback } = reply;
  return { status: "error", ename, evalue, traceback };
}

/** Whatever a cell may have sent. */
function asQuestion(payload: unknown): Question {
  const content = typeof payload === "object" && payload !== null ? { ...payload } : {};
  return { prompt: textOf(content, "prompt"), password: flagOf(content, "password", false) };
}
