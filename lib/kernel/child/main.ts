import { Worker } from "node:worker_threads";
import { packageRoot } from "../../core/package-root.ts";
import { outOfMemory, type Request } from "../messages.ts";
import { decodeValue } from "../values.ts";
import { type NumberedStop, shared } from "./control-worker.ts";
import { showTslabDisplay } from "./hook.ts";
import { redirectPrinting } from "./redirect-printing.ts";
import { createSession } from "./session.ts";
import { startCells } from "./start-cells.ts";
import { thrownFailure } from "./thrown-failure.ts";
import { send } from "./wire.ts";

/** The process of one notebook: everything it needs is started here, by `startKernel` in the parent. */
function main(): void {
  const cwd = process.cwd();
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL("./control-worker.js", import.meta.url), { workerData: flags });
  // without its worker the kernel could neither be asked nor stopped; kept from before any cell could replace it
  const exit = process.exit.bind(process);
  worker.on("error", ({ code }: NodeJS.ErrnoException) =>
    exit(code === "ERR_WORKER_OUT_OF_MEMORY" ? outOfMemory : 1),
  );
  redirectPrinting();
  process.on("SIGINT", () => {}); // Ctrl-C in a terminal is the parent's business
  const root = packageRoot();
  const session = createSession({
    cwd,
    packageRoot: root,
    strict: process.argv.includes("--strict"),
    onDisplay: showTslabDisplay,
    onCompiling: (busy) => Atomics.store(flags, shared.compiling, busy ? 1 : 0),
  });
  const { context, hook, cells, probes } = startCells(session);

  let atWork: string | undefined;
  const reply = (id: string, work: () => unknown): void => {
    atWork = id;
    try {
      send({ type: "reply", id, value: work() });
    } catch (error) {
      send({ type: "reply", id, failure: thrownFailure(error, context) });
    }
    atWork = undefined;
  };
  /** A stop may have cut off what was at work, and that must be answered, too. */
  const replyForCut = (): void => {
    if (atWork !== undefined) reply(atWork, () => undefined);
  };
  const handlers: { [type in Request["type"]]: (request: Request & { type: type }) => void } = {
    execute: cells.start,
    probe: probes.start,
    complete: ({ id, code, cursor }) => reply(id, () => session.complete(code, cursor)),
    inspect: ({ id, code, cursor }) => reply(id, () => session.inspect(code, cursor)),
    diagnose: ({ id, code }) => reply(id, () => session.diagnose(code)),
    isComplete: ({ id, code }) => reply(id, () => session.isComplete(code)),
    hush: ({ id }) => reply(id, cells.hush),
    answer: ({ id, value }) => hook.answer(id, decodeValue(value)),
    refusal: ({ id, message }) => hook.refuse(id, message),
  };
  worker.on("message", (request: Request | NumberedStop) => {
    replyForCut();
    if (request.type !== "stop") {
      const handle = handlers[request.type] as (request: Request) => void; // the one of its own type
      handle(request);
      return;
    }
    const { id, failure, serial } = request;
    if (!cells.stop(id, failure)) probes.stop(id, failure);
    Atomics.store(flags, shared.stopped, serial);
  });
  send({ type: "ready" });
}

main();
