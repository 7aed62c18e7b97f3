import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Duplex, Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { packageRoot } from "../core/package-root.ts";
import type { KernelExit, KernelOptions } from "./kernel.ts";
import { readLines } from "./lines.ts";
import {
  type AnyRequest,
  channels,
  type Message,
  outOfMemory,
  parseMessage,
  type Stop,
} from "./messages.ts";
import type { StreamOutput } from "./output.ts";

/** The child with its pipes; what comes from it is checked, since a cell may write to them too. */
export interface Link {
  readonly pid: number;
  readonly exited: Promise<KernelExit>;
  ask(request: AnyRequest): void;
  stop(stop: Stop): void;
  /** Ends the process at once; the first reason given is the one that `exited` tells. */
  kill(exit: KernelExit): void;
  /** Starts the count of output bytes again. */
  resetFlood(): void;
}

export interface LinkListener {
  onMessage(message: Message): void;
  /** Text that did not come through JavaScript's own printing: from other programs and native code. */
  onText(name: StreamOutput["name"], text: string): void;
}

const maxGarbage = 1000;
const drainMs = 500;
const lastGcs = "<--- Last few GCs --->";
const inherited = [
  ...["PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TMP", "TEMP"],
  ...["XDG_CACHE_HOME", "TOPLAB_CACHE", "TOPLAB_DATA", "TOPLAB_OFFLINE", "TOPLAB_SEED"],
  ...["SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "USERPROFILE"],
  ...["APPDATA", "LOCALAPPDATA"],
];

export interface ChildOptions extends KernelOptions {
  /** What Node runs, with its arguments. Default: the kernel that compiles by itself. */
  program?: readonly string[];
}

/** Starts the child process of a kernel. */
export function startChild(options: ChildOptions, listener: LinkListener): Link {
  const child = launchChild(options);
  const [messages, requests, control] = pipes(child);
  const maxBytes = (options.outputMb ?? 256) * 2 ** 20;
  let known: KernelExit | undefined;
  let bytes = 0;
  let garbage = 0;

  const kill = (exit: KernelExit): void => {
    known ??= exit;
    control.destroy(); // reaches the child behind a launcher, too
    child.kill("SIGKILL");
  };
  const flood = (): void =>
    kill({ cause: "flood", reason: `The cell wrote more than ${maxBytes / 2 ** 20} MB of output` });
  const count = (more: number): void => {
    bytes += more;
    if (bytes > maxBytes) flood();
  };
  const tail = readText(child, (name, text) => {
    count(text.length);
    listener.onText(name, text);
  });
  readLines(messages, maxBytes, {
    onLine(line) {
      count(line.length);
      if (isIntricate(line)) flood();
      try {
        const message = known ? undefined : parseMessage(line);
        if (message) listener.onMessage(message);
        else if (++garbage > maxGarbage) {
          kill({ cause: "flood", reason: "The cell wrote to the pipe that is the kernel's own" });
        }
      } catch (error) {
        // whatever a cell forges, it ends its own kernel and not ours
        kill({ cause: "crash", reason: `The cell sent what nobody can take: ${error}` });
      }
    },
    onTooLong: flood,
  });
  whenClosed(child, [messages, requests, control], () => {
    kill({ cause: "crash", reason: "The cell closed a pipe that is the kernel's own" });
  });
  const write = (pipe: Duplex, line: AnyRequest | Stop): void => {
    if (pipe.writable) pipe.write(`${JSON.stringify(line)}\n`);
  };
  return {
    pid: child.pid ?? 0,
    exited: exitOf(child, messages, () => known, tail),
    ask: (request) => write(requests, request),
    stop: (stop) => write(control, stop),
    kill,
    resetFlood() {
      bytes = 0;
      garbage = 0;
    },
  };
}

/** Objects and lists take many times the memory of their text; more than these are no value of anybody's. */
const maxParts = 500_000;

/** Whether a long line is full of objects and lists, as far as its brackets tell. */
function isIntricate(line: string): boolean {
  if (line.length < maxParts) return false;
  let parts = 0;
  for (let i = 0; i < line.length && parts <= maxParts; i++) {
    const letter = line.charCodeAt(i);
    if (letter === openBracket || letter === openBrace) parts++;
  }
  return parts > maxParts;
}

const [openBracket, openBrace] = [91, 123] as const;

function launchChild({
  cwd,
  memoryMb,
  env,
  launch,
  strict,
  program: main,
}: ChildOptions): ChildProcess {
  const command = [
    process.execPath,
    "--disable-warning=ExperimentalWarning",
    // a cell cut off inside a timer leaves Node's books on the current timer untidy; that is harmless
    "--no-force-async-hooks-checks",
    ...(memoryMb === undefined ? [] : [`--max-old-space-size=${memoryMb}`]),
    ...(main ?? [join(packageRoot(), "dist/kernel/child/main.js")]),
    ...(strict ? ["--strict"] : []),
  ];
  const [program, ...args] = launch ? launch(command) : command;
  if (program === undefined)
    throw new RangeError("Cannot start a kernel with an empty command line");
  const own = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return spawn(program, args, {
    cwd,
    env: { ...Object.fromEntries(own), ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "pipe"],
    windowsHide: true,
  });
}

/** The pipes of `channels`; what the child writes to the two it should only read is dropped. */
function pipes({ stdio }: ChildProcess): [messages: Duplex, requests: Duplex, control: Duplex] {
  const pipe = (fd: number): Duplex => (stdio[fd] as Duplex).on("error", () => {}); // as spawn was told; the exit says more
  const { messages, requests, control } = channels;
  return [pipe(messages), pipe(requests).resume(), pipe(control).resume()];
}

/** Reads the ordinary output pipes; the returned function gives the last text of a crash, if any. */
function readText({ stdout, stderr }: ChildProcess, onText: LinkListener["onText"]): () => string {
  let crash = "";
  const read = (name: StreamOutput["name"], stream: Readable | null): void => {
    const decoder = new StringDecoder("utf8");
    stream?.on("data", (chunk: Buffer) => {
      const text = decoder.write(chunk);
      // V8's report on its own heap is for the reason of the exit, not for the reader
      if (crash || text.includes(lastGcs)) crash = (crash + text).slice(-10_000);
      else if (text) onText(name, text);
    });
  };
  read("stdout", stdout);
  read("stderr", stderr);
  return () => crash;
}

/** A child that lives on without one of its pipes can neither be asked nor stopped any more. */
function whenClosed(child: ChildProcess, pipes: readonly Duplex[], tell: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  for (const pipe of pipes) {
    pipe.once("close", () => {
      timer ??= setTimeout(tell, drainMs).unref();
    });
  }
  child.once("exit", () => clearTimeout(timer));
}

function exitOf(
  child: ChildProcess,
  messages: Readable,
  known: () => KernelExit | undefined,
  crash: () => string,
): Promise<KernelExit> {
  const drained = new Promise<void>((resolve) => messages.once("close", resolve));
  return new Promise((resolve) => {
    child.once("error", (error) => {
      resolve({ cause: "crash", reason: `The kernel's process did not start: ${error.message}` });
    });
    child.once("exit", async (code, signal) => {
      // a program that outlives the child may hold its pipes open
      await Promise.race([drained, new Promise((done) => setTimeout(done, drainMs).unref())]);
      resolve(known() ?? explain(code, signal, crash()));
    });
  });
}

function explain(code: number | null, signal: string | null, crash: string): KernelExit {
  if (code === outOfMemory || /heap out of memory|Allocation failed/.test(crash)) {
    return { cause: "out-of-memory", reason: "The cell used more memory than the kernel may have" };
  }
  const signalled = signal ?? (code !== null && code > 128 ? `signal ${code - 128}` : undefined);
  return signalled
    ? { cause: "crash", reason: `The kernel's process was ended by ${signalled}` }
    : { cause: "exit", reason: `The kernel's process ended, with exit code ${code}` };
}
