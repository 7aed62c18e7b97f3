import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Handler, Kernel } from "../kernel.ts";
import { startKernel } from "../start-kernel.ts";
import { parseConnection } from "./connection.ts";
import { createExecution } from "./execution.ts";
import type { BeforeCell } from "./late-kernel.ts";
import { createCodec } from "./message.ts";
import { watchParent } from "./parent-watch.ts";
import { createPublisher } from "./publisher.ts";
import { openReception } from "./reception.ts";
import { listen } from "./sockets.ts";
import { createStdin } from "./stdin.ts";

export interface JupyterOptions {
  /** The folder the cells run in; Jupyter starts a kernel in the notebook's own. */
  cwd: string;
  handlers?: Readonly<Record<string, Handler>>;
  /** Checks types as strictly as TypeScript's `strict` does. Default: false. */
  strict?: boolean;
  beforeCell?: BeforeCell;
  /** The time, as ISO 8601. */
  now: () => string;
  /** Hears of what the clients cannot be told, in one sentence each. */
  onTrouble: (sentence: string) => void;
}

/** How long a kernel that is still starting may keep us from ending. */
const partingMs = 300;

/**
 * Speaks Jupyter's protocol 5.4 with the clients of one kernel, as the only business of this process.
 * Settles when a client has shut it down, or its parent or a signal has ended it. Rejects when the
 * kernel has died, so that the process can end with a failure: Jupyter then tells the reader, and
 * starts a new one.
 */
export async function serveJupyter(connectionFile: string, options: JupyterOptions): Promise<void> {
  const connection = parseConnection(readFileSync(connectionFile, "utf8"), connectionFile);
  const { onTrouble, now, beforeCell } = options;
  const codec = createCodec(connection, now);
  const kernel = start(options, (question) => execution.ask(question)); // it takes longest
  const sockets = await listen(connection).catch((error) => {
    void end(kernel);
    throw error;
  });
  const publisher = createPublisher(sockets.wires.iopub, codec, onTrouble);
  publisher.publish("status", { execution_state: "starting" });
  const stdin = createStdin(sockets.wires.stdin, codec, onTrouble);
  const execution = createExecution({
    ...{ kernel, publisher, stdin },
    ...(beforeCell && { beforeCell }),
  });
  let close: () => void = () => {};
  const closing = new Promise<undefined>((resolve) => {
    close = () => resolve(undefined);
  });
  const reception = openReception({
    ...{ sockets, codec, kernel, execution, publisher, onTrouble },
    onInput: stdin.take,
    onShutdown: close,
  });
  const forget = obeySignals(execution.interrupt, close);

  const death = await Promise.race([closing, deathOf(kernel)]);
  if (death !== undefined) await reception.giveUp();
  await reception.flushed();
  await Promise.race([end(kernel), sleep(partingMs)]); // without us, a child that still starts ends by itself
  sockets.close();
  forget();
  if (death !== undefined) throw new Error(death);
}

function start(
  { cwd, handlers, strict }: JupyterOptions,
  input: (question: unknown) => Promise<string>,
): Promise<Kernel> {
  const env = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const starting = startKernel({
    cwd,
    handlers: { ...handlers, input },
    env: Object.fromEntries(env), // as Jupyter gave it to us, with its kernelspec's own
    ...(strict === undefined ? {} : { strict }),
  });
  starting.catch(() => {}); // whoever waits for it hears of it
  return starting;
}

async function end(kernel: Promise<Kernel>): Promise<void> {
  const running = await kernel.catch(() => undefined);
  await running?.shutdown();
}

/** Settles with the reason. */
function deathOf(kernel: Promise<Kernel>): Promise<string> {
  return kernel.then(
    async ({ exited }) => (await exited).reason,
    (error: Error) => error.message,
  );
}

/** Ctrl-C stops the cell, as clients of old would have it; the others end the kernel. */
function obeySignals(interrupt: () => Promise<void>, close: () => void): () => void {
  const onInterrupt = (): void => void interrupt().catch(() => {});
  process.on("SIGINT", onInterrupt).on("SIGTERM", close).on("SIGHUP", close);
  const unwatch = watchParent(process.env["JPY_PARENT_PID"], close);
  return () => {
    process.off("SIGINT", onInterrupt).off("SIGTERM", close).off("SIGHUP", close);
    unwatch();
  };
}
