import type { Failure } from "../kernel.ts";
import type { Output } from "../output.ts";
import { render } from "../render.ts";
import { compileFailure } from "./compile-failure.ts";
import { Interrupted } from "./guard-awaits.ts";
import type { CellEnd, Session } from "./session.ts";
import { type FailureContext, thrownFailure } from "./thrown-failure.ts";
import { send } from "./wire.ts";

interface Running {
  readonly id: string;
  readonly code: string;
  readonly count: number;
  readonly counts: boolean;
}

/** Runs one cell at a time and sees to it that each is answered exactly once. */
export interface CellRunner {
  start(cell: Running): void;
  /** Ends the cell `id` with this failure; false if it is not running. */
  stop(id: string, failure: Failure): boolean;
  /** Ends what earlier cells still do, if none is running. */
  hush(): void;
  /** Takes an error that no code caught: it ends the running cell, or is shown below the last one. */
  uncaught(error: unknown): void;
}

// kept from before any cell could replace it
const { setImmediate: soon } = globalThis;

export function createCellRunner(
  session: Pick<Session, "run" | "release">,
  context: FailureContext,
  endEpoch: () => void,
): CellRunner {
  let running: Running | undefined;
  /** The last stop whose cell was not running: it may have overtaken it, on a pipe of its own. */
  let early: { readonly id: string; readonly failure: Failure } | undefined;

  const fail = (id: string, failure: Failure): void => {
    show(failure);
    send({ type: "reply", id, failure });
    running = undefined;
  };
  const failureOf = (cell: Running, end: CellEnd): Failure | undefined => {
    if (end.kind === "diagnostics") return compileFailure(cell.code, end.diagnostics);
    if (end.kind === "thrown") return thrownFailure(end.error, context);
    try {
      if (end.kind === "value") sendResult(end.value, cell.count);
      return undefined;
    } catch (error) {
      return thrownFailure(error, context); // its rich form holds what JSON cannot
    }
  };
  const finish = (cell: Running, end: CellEnd): void => {
    if (running !== cell) return; // it was stopped meanwhile
    const failure = failureOf(cell, end);
    if (failure) fail(cell.id, failure);
    else send({ type: "reply", id: cell.id });
    running = undefined;
  };
  const stop = (id: string, failure: Failure): boolean => {
    if (running?.id !== id) {
      early = { id, failure };
      return false;
    }
    endEpoch();
    session.release();
    fail(id, failure);
    return true;
  };
  return {
    start(cell) {
      if (early?.id === cell.id) {
        fail(cell.id, early.failure);
        return;
      }
      running = cell;
      const label = cell.counts ? `cell ${cell.count}` : "uncounted cell";
      session.run(cell.code, label).then(
        // a rejection that nobody handles becomes known one turn later
        (end) => soon(finish, cell, end),
        (error) => finish(cell, { kind: "thrown", error }),
      );
    },
    stop,
    hush() {
      if (!running) endEpoch();
    },
    uncaught(error) {
      if (error instanceof Interrupted) return; // its cell has been answered
      const failure = thrownFailure(error, context);
      if (!running || !stop(running.id, failure)) show(failure);
    },
  };
}

function show({ ename, evalue, traceback }: Failure): void {
  output({ output_type: "error", ename, evalue, traceback });
}

function sendResult(value: unknown, execution_count: number): void {
  output({ output_type: "execute_result", execution_count, data: render(value), metadata: {} });
}

function output(output: Output): void {
  send({ type: "output", output });
}
