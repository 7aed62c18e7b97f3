import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const bin = resolve("lib/bin/toplab.js");

/** `toplab start`, as somebody types it. */
export interface StartedCourse {
  readonly child: ChildProcess;
  /** What it has printed so far, on both outputs. */
  readonly told: () => string;
  /** The address that it prints. */
  readonly address: Promise<URL>;
  /** Exit code and signal, once all it prints has been read. */
  readonly ended: Promise<readonly unknown[]>;
}

export interface StartOptions {
  readonly options?: readonly string[];
  /** Wraps the command in another program. */
  readonly through?: (command: readonly string[]) => readonly string[];
}

export function startCourse(
  root: string,
  { options = [], through = (command) => command }: StartOptions = {},
): StartedCourse {
  const [program = "", ...args] = through([
    ...[process.execPath, bin, "start", "--no-open"],
    ...options,
  ]);
  const child = spawn(program, args, { cwd: root });
  let told = "";
  const address = new Promise<URL>((found, failed) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding("utf8").on("data", (part: string) => {
        told += part;
        const url = /http:\/\/\S+/.exec(told)?.[0];
        if (url) found(new URL(url));
      });
    }
    child.once("close", () => failed(new Error(`there was no address in ${told}`)));
  });
  address.catch(() => {}); // not every test wants one
  return { child, told: () => told, address, ended: once(child, "close") };
}

/** Enters a course and asks as its page does. */
export async function enter(
  address: URL,
): Promise<(method: string, path: string, body?: unknown) => Promise<Response>> {
  const entered = await fetch(address);
  const cookie = String(entered.headers.get("set-cookie")?.split(";")[0]);
  return (method, path, body) =>
    fetch(`${address.origin}${path}`, {
      method,
      headers: { cookie, origin: address.origin },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

/** A cell's code runs; the text of its first result is handed back. */
export async function runCell(address: URL, code: string): Promise<string> {
  const ask = await enter(address);
  const base = "/api/notebooks/01-first";
  await ask("GET", base);
  const events = await ask("GET", `${base}/events`);
  await ask("POST", `${base}/run`, { cells: [{ id: "value", code }] });
  let text = "";
  for await (const part of events.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    const found = /"text\/plain":"([^"]*)"/.exec(text);
    if (found) return found[1]!;
  }
  throw new Error("the events ended before there was an output");
}

/** Processes that stem from this one, with it, as the kernel's own books have them. */
export function family(pid: number): readonly number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const found = [pid];
  for (const member of found) {
    found.push(...parents.filter(([, parent]) => parent === member).map(([child]) => child));
  }
  return found;
}

export function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return 0; // it has ended meanwhile
  }
}
