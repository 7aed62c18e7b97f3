import type { ExecuteOptions, ExecuteReply, Kernel, Output } from "../../kernel/index.ts";

/** Starting a kernel takes seconds on a busy machine; this is only there to end a test that hangs. */
export const patience = 120_000;

export interface CellRun {
  readonly reply: ExecuteReply;
  readonly outputs: readonly Output[];
  /** Everything printed to stdout. */
  readonly stdout: string;
  /** The text form of the last expression. */
  readonly result: unknown;
  /** The lines of the error's traceback. */
  readonly traceback: readonly string[];
}

/** Runs one cell and gathers what it shows. */
export async function runCell(
  kernel: Kernel,
  code: string,
  options: ExecuteOptions = {},
): Promise<CellRun> {
  const outputs: Output[] = [];
  const reply = await kernel.execute(code, (output) => outputs.push(output), options);
  const stdout = outputs.map((o) =>
    o.output_type === "stream" && o.name === "stdout" ? o.text : "",
  );
  const result = outputs.find((o) => o.output_type === "execute_result");
  const error = outputs.find((o) => o.output_type === "error");
  return {
    reply,
    outputs,
    stdout: stdout.join(""),
    result: result?.data["text/plain"],
    traceback: error?.traceback ?? [],
  };
}
