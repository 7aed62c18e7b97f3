import type { Output } from "./output.ts";

/** A process that runs the cells of one notebook and keeps their variables. */
export interface Kernel {
  /** The process that was started: Node itself, or the launcher around it. */
  readonly pid: number;
  /** Settles when the process is gone, for whatever reason. */
  readonly exited: Promise<KernelExit>;
  /**
   * Runs a cell after those already waiting. `onOutput` sees every output in order before the reply,
   * and after it what the cell's timers still print, until the next cell starts.
   */
  execute(code: string, onOutput: OnOutput, options?: ExecuteOptions): Promise<ExecuteReply>;
  /**
   * Imports a JavaScript module into the kernel's process, afresh, and calls its
   * `probe(locals, inputs)`; also while a cell waits. Never rejects for what happens there: failures
   * are replies. While a cell is busy the probe waits, and so does its time limit.
   */
  probe(modulePath: string, inputs: unknown, options?: ExecuteOptions): Promise<ProbeReply>;
  /** What could be typed at a place of the code (in UTF-16 units); waits while a cell is busy. */
  complete(code: string, cursor: number): Promise<Completion>;
  /** What the compiler knows about the name at a place of the code; waits while a cell is busy. */
  inspect(code: string, cursor: number): Promise<Inspection | undefined>;
  /** What the compiler has against a cell that is not run; waits while a cell is busy. */
  diagnose(code: string): Promise<readonly Diagnostic[]>;
  /** Whether a cell could run as it is, lacks its end, or can never become right by going on. */
  isComplete(code: string): Promise<Completeness>;
  /**
   * Stops the running cell, which then replies with an error of kind "interrupt"; variables stay.
   * If none runs, ends the timers and loops that earlier cells left behind.
   * Only native code that does not return can resist: then `shutdown` helps.
   */
  interrupt(): Promise<void>;
  /** Time that cells and probes with a limit have taken so far, as the kernel's clock counts it. */
  spentMs(): number;
  /** Ends the process; a running cell replies "dead". */
  shutdown(): Promise<void>;
}

export type OnOutput = (output: Output) => void;

/** Answers `kernelHook().request(name, payload)` of code that runs in the kernel. */
export type Handler = (payload: unknown, kernel: Kernel) => Promise<unknown>;

/** Rewrites the command line that starts the child; it must hand on its file descriptors 0 to 5. */
export type Launch = (command: readonly string[]) => readonly string[];

export interface KernelOptions {
  /** The folder the cells run in; imports of files and packages are resolved from it. */
  cwd: string;
  /** Wraps the child, in a sandbox for instance. Default: plain Node. */
  launch?: Launch;
  /** Limit of the JavaScript heap. Default: Node's own. */
  memoryMb?: number;
  handlers?: Readonly<Record<string, Handler>>;
  /** Environment variables to add to the few that every program needs; no others are handed on. */
  env?: Readonly<Record<string, string>>;
  /** Output after which the kernel is killed, per cell. Default: 256. */
  outputMb?: number;
  /** Checks types as strictly as TypeScript's `strict` does. Default: false, as stock tslab. */
  strict?: boolean;
  /** How long a cell that ran out of time may take to stop before the kernel is killed. Default: 5000. */
  graceMs?: number;
  /**
   * What time limits count. "processor": processor time of the process and all that it starts,
   * measured from outside, or a quarter of the time in which it could have run. Default: "wall".
   */
  clock?: "wall" | "processor";
}

export interface ExecuteOptions {
  /** Interrupts the code after this time, by the kernel's clock. Default: no limit. */
  timeoutMs?: number;
  /** Does not count the cell, as Jupyter's `store_history: false` wants it. Default: true. */
  counts?: boolean;
}

/** Why the process ended. */
export interface KernelExit {
  readonly cause: "exit" | "crash" | "out-of-memory" | "timeout" | "flood" | "shutdown";
  /** One sentence for the reader. */
  readonly reason: string;
}

/** What went wrong in a cell that did not kill the kernel. */
export interface Failure {
  readonly kind: "compile" | "runtime" | "interrupt" | "timeout";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export type ExecuteReply =
  | { readonly status: "ok"; readonly executionCount: number }
  | ({ readonly status: "error"; readonly executionCount: number } & Failure)
  | ({ readonly status: "dead" } & KernelExit);

export type ProbeReply =
  | { readonly status: "ok"; readonly value: unknown }
  | ({ readonly status: "error" } & Failure)
  | ({ readonly status: "dead" } & KernelExit);

/** What could be typed between two places of the code, in UTF-16 units. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly name: string;
  /** TypeScript's word for what it is: "function", "const", "property", "keyword", … */
  readonly kind: string;
}

export interface Inspection {
  /** The signature, in TypeScript. */
  readonly signature: string;
  /** The doc comment with its tags, as Markdown. */
  readonly documentation: string;
  /** Where the name stands in the code, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** One problem of a cell, between two places in UTF-16 units. */
export interface Diagnostic {
  readonly start: number;
  readonly end: number;
  readonly severity: "error" | "warning";
  /** TypeScript's number of the problem: 2304 for an unknown name. */
  readonly code: number;
  readonly message: string;
}

export interface Completeness {
  readonly status: "complete" | "incomplete" | "invalid";
  /** What the next line should begin with, if `incomplete`. */
  readonly indent: string;
}
