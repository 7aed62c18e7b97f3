import { Session } from "node:inspector";
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { readLines } from "../lines.ts";
import { channels, type Request, type Stop } from "../messages.ts";

/** Places in the memory that both threads see: the last stop carried out; 1 while the compiler works. */
export const shared = { stopped: 0, compiling: 1 } as const;

/** A stop as the main thread gets it; it notes the serial number when it is done. */
export interface NumberedStop extends Stop {
  readonly serial: number;
}

/** How long the main thread may take to carry out a stop before its JavaScript is cut off. */
const patienceMs = 100;
/** The same for a probe: nobody presses a button, and a cell that waits beside it should not be hit. */
const probePatienceMs = 1000;
/** The same while the compiler works: cut off in the middle it must start anew, which takes longer. */
const compilerPatienceMs = 800;
const pollMs = 5;

/**
 * Runs beside the cells, so that a cell that never lets go can still be stopped: hands requests to
 * the main thread, and ends its JavaScript when a stop is not carried out in time. Ends the process
 * when the parent's end of the line closes.
 */
function serve(port: MessagePort, flags: Int32Array): void {
  const held: Request[] = [];
  let stopping = 0;
  const stop = createStopper(port, flags);
  listen(channels.requests, (line) => {
    const request: Request = JSON.parse(line);
    // a stop that was sent before the request may be read after it, but not a turn later
    setImmediate(() => {
      if (stopping > 0) held.push(request);
      else port.postMessage(request);
    });
  });
  const release = (): void => {
    stopping--;
    if (stopping === 0) for (const request of held.splice(0)) port.postMessage(request);
  };
  listen(channels.control, (line) => {
    stopping++;
    void stop(JSON.parse(line)).then(release);
  });
}

/** The returned function settles when the stop is carried out and the main thread is whole again. */
function createStopper(port: MessagePort, flags: Int32Array): (stop: Stop) => Promise<void> {
  let serial = 0;
  const post = (stop: Stop): number => {
    port.postMessage({ ...stop, serial: ++serial } satisfies NumberedStop);
    return serial;
  };
  const isCarriedOut = async (posted: number, patience: () => number): Promise<boolean> => {
    const begun = performance.now();
    do {
      if (Atomics.load(flags, shared.stopped) >= posted) return true;
      await sleep(pollMs);
    } while (performance.now() - begun < patience());
    return false;
  };
  return async (stop) => {
    const forCompiler = stop.isOfProbe ? Number.POSITIVE_INFINITY : compilerPatienceMs;
    // on a busy machine, the main thread may be slow to go on where it was not at fault
    for (let forCode = stop.isOfProbe ? probePatienceMs : patienceMs; ; forCode *= 2) {
      const patience = (): number =>
        Atomics.load(flags, shared.compiling) === 1 ? forCompiler : forCode;
      if (await isCarriedOut(post(stop), patience)) return;
      const cut = terminateMainThread().then(() => true);
      // if the thread happens to be idle, the next thing it runs is cut off: better this than a request
      while (!(await Promise.race([cut, sleep(4 * pollMs, false)]))) post(stop);
      Atomics.store(flags, shared.compiling, 0);
    }
  };
}

/** Ends the main thread's JavaScript; settles when that has happened and the next can run. */
function terminateMainThread(): Promise<void> {
  const inspector = new Session(); // not kept, since a process with an open session is slow to exit
  inspector.connectToMainThread();
  return new Promise((resolve) => {
    inspector.post("Runtime.terminateExecution", () => {
      inspector.disconnect();
      resolve();
    });
  });
}

function listen(fd: number, onLine: (line: string) => void): void {
  const die = (): void => {
    process.kill(process.pid, "SIGKILL");
  };
  const socket = new Socket({ fd, readable: true, writable: false });
  socket.on("error", die).on("close", die);
  readLines(socket, Number.POSITIVE_INFINITY, { onLine, onTooLong: die });
}

if (parentPort) serve(parentPort, workerData);
