import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Module } from "../../course/index.ts";
import type { Kernel } from "../../kernel/index.ts";
import type { NotebookEvent } from "../../web/protocol.ts";
import { createSessions, type Sessions } from "../../web/sessions.ts";
import { echoKernel } from "./echo-kernel.ts";
import { type SmallCourse, smallCourse } from "./small-course.ts";

let course: SmallCourse;
let sessions: Sessions;
let alive: number;

const echo = (): Kernel => {
  alive += 1;
  const kernel = echoKernel();
  void kernel.exited.then(() => {
    alive -= 1;
  });
  return kernel;
};

const moduleNamed = (id: string): Module => ({
  id,
  path: join(course.root, "notebooks", "01-first.ipynb"),
  title: id,
  summary: "",
  prerequisites: [],
  exercises: [],
});

beforeEach(() => {
  course = smallCourse();
  alive = 0;
  sessions = createSessions({
    courseRoot: course.root,
    startKernel: async () => echo(),
    exercises: () => [],
  });
});
afterEach(async () => {
  await sessions.close();
  course.remove();
});

/** Runs cells, and tells what a page has seen until `isOver`. */
async function follow(
  codes: readonly string[],
  isOver: (event: NotebookEvent) => boolean,
  onBusy: () => void = () => {},
): Promise<readonly NotebookEvent[]> {
  const session = sessions.open(moduleNamed("01-first"));
  session.open();
  const events: NotebookEvent[] = [];
  const over = new Promise<void>((resolve) => {
    session.listen((event) => {
      events.push(event);
      if (event.type === "kernel" && event.kernel === "busy") onBusy();
      if (isOver(event)) resolve();
    });
  });
  session.run({ cells: codes.map((code, i) => ({ id: `cell${i}`, code })) });
  await over;
  await wait(60); // what is still being gathered
  return events;
}

const printed = (events: readonly NotebookEvent[]): readonly string[] =>
  events
    .filter((event) => event.type === "output")
    .map(({ output }) => (output.output_type === "stream" ? output.text : ""));
const settles = (cell: string) => (event: NotebookEvent) =>
  event.type === "cell" && event.cell === cell && event.state === "idle";

test("queued cells run one after the other, in their order", async () => {
  const events = await follow(["a", "b", "c"], settles("cell2"));
  expect(printed(events)).toEqual(["a", "b", "c"]);
});

test("behind a cell that fails nothing runs, and nothing stays in the queue", async () => {
  const events = await follow(["a", "fail", "c"], settles("cell2"));
  expect(printed(events)).toEqual(["a", "fail"]);
  const last = events.filter((event) => event.type === "kernel").at(-1);
  expect(last?.kernel).toBe("idle");
});

test("an interrupt stops the running cell and drops those behind it", async () => {
  const session = () => sessions.find("01-first");
  const events = await follow(["wait", "b"], settles("cell0"), () => void session()?.interrupt());
  expect(printed(events)).toEqual(["wait"]);
});

test("a kernel that ends by itself is told with its reason, and the next run has a new one", async () => {
  const isDead = (event: NotebookEvent) => event.type === "kernel" && event.kernel === "dead";
  const events = await follow(["exit", "b"], isDead);
  expect(events.find(isDead)).toMatchObject({ reason: "It ended." });
  expect(printed(events)).toEqual(["exit"]);
  expect(alive).toBe(0);
  expect(printed(await follow(["again"], settles("cell0")))).toContain("again");
});

test("what a cell printed is in the file once it has run, without any save", async () => {
  const session = sessions.open(moduleNamed("01-first"));
  session.open();
  session.run({ cells: [{ id: "value", code: "kept" }] });
  const path = join(course.root, "work", "01-first.ipynb");
  await expect.poll(() => readFileSync(path, "utf8")).toContain('"kept"');
});

test("the fifth notebook closes the idle one that was used longest ago", async () => {
  for (const id of ["a", "b", "c", "d", "e"]) {
    const session = sessions.open(moduleNamed(id));
    session.run({ cells: [{ id: "value", code: "1" }] });
    await expect.poll(() => session.state).toBe("idle");
  }
  expect(sessions.all().map(({ state }) => state)).toEqual(["off", "idle", "idle", "idle", "idle"]);
  expect(alive).toBe(4);
});

test("a fifth notebook that is only looked at closes none of the four that run", async () => {
  for (const id of ["a", "b", "c", "d"]) await sessions.open(moduleNamed(id)).warm();
  const fifth = sessions.open(moduleNamed("e"));
  await fifth.warm();
  expect(await fifth.help("complete", (kernel) => kernel.complete("", 0))).toBeUndefined();
  expect(sessions.all().map(({ state }) => state)).toEqual(["idle", "idle", "idle", "idle", "off"]);
});

test("eight notebooks that are opened at once start no more than four kernels", async () => {
  const opened = ["a", "b", "c", "d", "e", "f", "g", "h"].map((id) =>
    sessions.open(moduleNamed(id)),
  );
  await Promise.all(opened.map((session) => session.warm()));
  expect(alive).toBe(4);
});
