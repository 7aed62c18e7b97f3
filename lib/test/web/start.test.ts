import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SmallCourse, smallCourse } from "./small-course.ts";

const bin = resolve("lib/bin/toplab.js");
const patience = 60_000;
let course: SmallCourse;

beforeAll(() => {
  course = smallCourse();
});
afterAll(() => course.remove());

function start(...options: readonly string[]): ChildProcess {
  return spawn(process.execPath, [bin, "start", "--no-open", ...options], { cwd: course.root });
}

/** The address that a starting course prints. */
async function printed(child: ChildProcess): Promise<URL> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const found = /http:\/\/\S+/.exec(line);
    if (found) return new URL(found[0]);
  }
  throw new Error("the course ended before it printed its address");
}

/** A cell's code runs; its only output is handed back. */
async function run(address: URL, code: string): Promise<string> {
  const entered = await fetch(address);
  const cookie = String(entered.headers.get("set-cookie")?.split(";")[0]);
  const base = `${address.origin}/api/notebooks/01-first`;
  await fetch(base, { headers: { cookie } });
  const events = await fetch(`${base}/events`, { headers: { cookie } });
  const headers = { cookie, origin: address.origin };
  const body = JSON.stringify({ cells: [{ id: "value", code }] });
  await fetch(`${base}/run`, { method: "POST", headers, body });
  let text = "";
  for await (const part of events.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    const found = /"text\/plain":"([^"]*)"/.exec(text);
    if (found) return found[1]!;
  }
  throw new Error("the events ended before there was an output");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("Ctrl-C ends the course with exit code 0 and leaves no kernel behind", {
  timeout: 2 * patience,
}, async () => {
  const child = start();
  const address = await printed(child);
  const kernel = Number(await run(address, "process.pid"));
  expect(isAlive(kernel)).toBe(true);
  const ended = once(child, "exit");
  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  while (isAlive(kernel)) await wait(20); // the test's own limit ends a kernel that stays
});

test("a port that is taken ends in one sentence and exit code 1", {
  timeout: patience,
}, async () => {
  const first = start();
  const { port } = await printed(first);
  const second = start("--port", port);
  let told = "";
  second.stderr!.on("data", (part) => {
    told += part;
  });
  expect(await once(second, "close")).toEqual([1, null]);
  expect(told.trim()).toBe(
    `toplab: Cannot serve on port ${port}: another program uses it: choose another with --port, or leave --port out`,
  );
  const ended = once(first, "exit");
  first.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});
