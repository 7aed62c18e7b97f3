import { dirname, resolve } from "node:path";
import { Command, Option } from "commander";
import { readText, writeWhole } from "../io/index.ts";
import {
  type CellFailure,
  formatNotebook,
  type Handler,
  type Kernel,
  type Notebook,
  type NotebookRun,
  parseNotebook,
  runNotebook,
  startKernel,
} from "../kernel/index.ts";
import { readSeconds } from "./read-seconds.ts";
import { seedEnvironment } from "./seed-environment.ts";

interface RunCommandOptions {
  readonly output?: string;
  readonly allowErrors?: boolean;
  readonly timeout?: number;
}

/** What the cells of a notebook may ask for, `check` for instance; called once for each run. */
export type HandlersFor = (notebookPath: string) => Readonly<Record<string, Handler>>;

/** Exit code of a program that Ctrl-C has ended. */
const interrupted = 130;

/** `toplab run`: runs a notebook from top to bottom without a browser and keeps its outputs. */
export function runCommand(handlersFor: HandlersFor = () => ({})): Command {
  return new Command("run")
    .description("run a notebook from top to bottom and write its outputs into it")
    .argument("<notebook>", "an .ipynb file; its cells run in its folder")
    .option("--output <file>", "write the notebook with its outputs here instead")
    .addOption(
      new Option("--inplace", "write into the notebook itself (the default)").conflicts("output"),
    )
    .option("--allow-errors", "go on after a cell that fails")
    .option("--timeout <seconds>", "limit for each cell (default: none)", readSeconds)
    .addHelpText("after", help)
    .action((path: string, options: RunCommandOptions) => run(path, options, handlersFor(path)));
}

const help = `
Examples:
  $ toplab run notebooks/01-z-boson.ipynb
  $ toplab run lesson.ipynb --output done.ipynb --timeout 60

The outputs are written when the last cell has run, or the first has failed; Ctrl-C writes nothing.
Exit code: 0 if every cell ran, 1 if one failed, 2 for a wrong command, 130 after Ctrl-C.`;

async function run(
  path: string,
  options: RunCommandOptions,
  handlers: Readonly<Record<string, Handler>>,
): Promise<void> {
  const notebook = parseNotebook(readText(path), path);
  const env = seedEnvironment(path, notebook);
  const kernel = await startKernel({ cwd: dirname(resolve(path)), handlers, env });
  const result = await runUntilSignal(notebook, kernel, options);
  if (!result) {
    process.exitCode = interrupted;
    return;
  }
  writeWhole(options.output ?? path, formatNotebook(result.notebook));
  for (const failure of result.failures) report(failure);
  if (result.failures.length > 0) process.exitCode = 1;
}

/** Runs the cells with progress on stderr; nothing when Ctrl-C has ended it. */
async function runUntilSignal(
  notebook: Notebook,
  kernel: Kernel,
  { allowErrors = false, timeout }: RunCommandOptions,
): Promise<NotebookRun | undefined> {
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    void kernel.shutdown();
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const progress = createProgress(process.stderr);
  try {
    const result = await runNotebook(notebook, kernel, {
      allowErrors,
      ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
      onCell: (_, place, cells) => progress.show(`cell ${place}/${cells} …`),
    });
    return stopped ? undefined : result;
  } finally {
    progress.end();
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await kernel.shutdown();
  }
}

/** One line that changes on a terminal, a line for each step elsewhere. */
function createProgress(stream: NodeJS.WriteStream): { show(text: string): void; end(): void } {
  return {
    show: (text) => void stream.write(stream.isTTY ? `\r\u001b[K${text}` : `${text}\n`),
    end: () => void (stream.isTTY && stream.write("\r\u001b[K")),
  };
}

function report({ place, reply }: CellFailure): void {
  const text = reply.status === "dead" ? reply.reason : reply.traceback.join("\n");
  console.error(`toplab: code cell ${place} failed\n${text}`);
}
