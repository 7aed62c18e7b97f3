import { createRequire } from "node:module";
import { Socket } from "node:net";
import { readLines } from "../../lines.ts";
import { channels, type LightRequest } from "../../messages.ts";
import { decodeValue } from "../../values.ts";
import { showTslabDisplay } from "../hook.ts";
import type { LoadProbe } from "../prober.ts";
import { redirectPrinting } from "../redirect-printing.ts";
import { startCells } from "../start-cells.ts";
import { send } from "../wire.ts";
import { createLightSession, type Rooms } from "./light-session.ts";

/**
 * The process of one notebook that is graded: it runs what was compiled elsewhere, and is killed when
 * a cell takes too long, so that it needs neither a compiler nor a second thread.
 */
export function serveLightKernel(rooms: Rooms): void {
  const cwd = process.cwd();
  redirectPrinting();
  const session = createLightSession({ cwd, rooms, onDisplay: showTslabDisplay });
  const { hook, cells, probes } = startCells(session, loadScript());
  const handlers: {
    [type in LightRequest["type"]]: (request: LightRequest & { type: type }) => void;
  } = {
    execute({ compiled, ...cell }) {
      session.take(compiled);
      cells.start(cell);
    },
    probe: probes.start,
    answer: ({ id, value }) => hook.answer(id, decodeValue(value)),
    refusal: ({ id, message }) => hook.refuse(id, message),
  };
  listen(channels.requests, (line) => {
    const request: LightRequest = JSON.parse(line);
    const handle = handlers[request.type] as (request: LightRequest) => void; // the one of its own type
    handle(request);
  });
  send({ type: "ready" });
}

/** Runs compiled probes, each time afresh; kept from before any cell could replace what it needs. */
function loadScript(): LoadProbe {
  const { Function: compile } = globalThis;
  return async (module, script = "") => {
    const exports: Awaited<ReturnType<LoadProbe>> = {};
    compile("exports", "require", script)(exports, createRequire(module));
    return exports;
  };
}

/** Without its parent the process has no reason to live. */
function listen(fd: number, onLine: (line: string) => void): void {
  const die = (): void => {
    process.kill(process.pid, "SIGKILL");
  };
  const socket = new Socket({ fd, readable: true, writable: false });
  socket.on("error", die).on("close", die);
  readLines(socket, Number.POSITIVE_INFINITY, { onLine, onTooLong: die });
}
