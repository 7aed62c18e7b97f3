import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Completion, Kernel } from "../../kernel/index.ts";
import type { NotebookEvent } from "../../web/protocol.ts";
import { NotebookSession } from "../../web/session.ts";
import { echoKernel } from "./echo-kernel.ts";
import { type SmallCourse, smallCourse } from "./small-course.ts";

let course: SmallCourse;
let session: NotebookSession;
let events: NotebookEvent[];
let asked: string[];
let answers: (() => void)[];
let start: () => Promise<Kernel>;

/** Answers an editor's question when the test says so, and notes what it was asked. */
function answerLater(kind: string, code: string): Promise<void> {
  asked.push(`${kind} ${code}`);
  return new Promise((resolve) => {
    answers.push(resolve);
  });
}
const slow: Partial<Kernel> = {
  async complete(code): Promise<Completion> {
    await answerLater("complete", code);
    return { start: 0, end: 0, candidates: [{ name: code, kind: "const" }] };
  },
  async diagnose(code) {
    await answerLater("diagnose", code);
    return [];
  },
};

beforeEach(() => {
  course = smallCourse();
  [events, asked, answers] = [[], [], []];
  start = async () => echoKernel(slow);
  session = new NotebookSession({
    courseRoot: course.root,
    module: {
      id: "01-first",
      path: join(course.root, "notebooks", "01-first.ipynb"),
      title: "",
      summary: "",
      prerequisites: [],
      exercises: [],
    },
    startKernel: () => start(),
    hasRoom: () => true,
    exercises: () => [],
  });
  session.open();
  session.listen((event) => events.push(event));
});
afterEach(async () => {
  await session.close();
  course.remove();
});

const complete = (code: string) => session.help("complete", (kernel) => kernel.complete(code, 0));
const diagnose = (code: string) => session.help("diagnose", (kernel) => kernel.diagnose(code));
const run = (code: string) => session.run({ cells: [{ id: "value", code }] });
const last = (type: NotebookEvent["type"]) => events.filter((event) => event.type === type).at(-1);

test("a completion starts the kernel that is off, and a running cell makes it answer at once", async () => {
  const first = complete("mass");
  await expect.poll(() => asked).toEqual(["complete mass"]);
  answers[0]!();
  expect(await first).toMatchObject({ candidates: [{ name: "mass" }] });
  run("wait");
  await expect.poll(() => session.state).toBe("busy");
  expect(await complete("pt")).toBe("busy");
  expect(asked).toEqual(["complete mass"]);
});

test("of many diagnoses that wait, only the newest reaches the kernel", async () => {
  const replies = ["a", "ab", "abc", "abcd"].map(diagnose);
  await expect.poll(() => asked).toEqual(["diagnose a"]);
  answers[0]!();
  await expect.poll(() => asked).toEqual(["diagnose a", "diagnose abcd"]);
  answers[1]!();
  expect(await Promise.all(replies)).toEqual([[], "busy", "busy", []]);
});

test("a completion comes before a diagnosis that was asked for earlier", async () => {
  void diagnose("a");
  await expect.poll(() => asked).toHaveLength(1);
  const waiting = [diagnose("b"), complete("c")];
  answers[0]!();
  await expect.poll(() => asked).toHaveLength(2);
  expect(asked[1]).toBe("complete c");
  answers[1]!();
  await expect.poll(() => asked).toHaveLength(3);
  answers[2]!();
  await Promise.all(waiting);
});

test("a kernel that fails at a question does not stop those behind it", async () => {
  const refused = session.help("inspect", () => Promise.reject(new Error("gone")));
  await expect(refused).rejects.toThrow("gone");
  const next = complete("mass");
  await expect.poll(() => asked).toHaveLength(1);
  answers[0]!();
  expect(await next).toMatchObject({ candidates: [{ name: "mass" }] });
});

test("a cell that waits for a line is answered by the page that comes later", async () => {
  run("wait");
  await expect.poll(() => session.state).toBe("busy");
  const line = session.ask("Your name? ", false);
  let snapshot: NotebookEvent | undefined;
  session.listen((event) => {
    snapshot ??= event;
  });
  const question = { cell: "value", id: "input-1", prompt: "Your name? ", isPassword: false };
  expect(snapshot).toMatchObject({ type: "snapshot", inputs: [question] });
  session.answer("input-1", "Marie");
  expect(await line).toBe("Marie");
  await expect.poll(() => last("input-done")).toEqual({ type: "input-done", id: "input-1" });
  expect(() => session.answer("input-1", "again")).toThrow("no longer waits");
});

test.each([
  ["gives up", () => session.answer("input-1", null), "The input was cancelled"],
  ["interrupts the cell", () => session.interrupt(), "The cell ended before there was an input"],
  ["restarts the kernel", () => session.restart(), "The cell ended before there was an input"],
])("when the reader %s, the line is not awaited any more", async (_, act, reason) => {
  run("wait");
  await expect.poll(() => session.state).toBe("busy");
  const line = session.ask("", true);
  const refused = expect(line).rejects.toThrow(reason);
  await act();
  await refused;
  await expect.poll(() => last("input-done")).toBeDefined();
});

test("a cell that waits for its kernel to start is dropped by an interrupt", async () => {
  let go: (kernel: Kernel) => void = () => {};
  start = () =>
    new Promise((resolve) => {
      go = resolve;
    });
  run("printed");
  await session.interrupt();
  go(echoKernel());
  await expect.poll(() => last("cell")).toMatchObject({ cell: "value", state: "idle" });
  expect(events.some(({ type }) => type === "output")).toBe(false);
});

test("a kernel that cannot start is told in one sentence, and a later start is tried anew", async () => {
  start = () => Promise.reject(new Error("no memory"));
  await session.warm();
  await expect
    .poll(() => last("kernel"))
    .toMatchObject({
      kernel: "dead",
      reason: "no memory",
      why: { code: "no-kernel", message: "The kernel could not be started: no memory." },
    });
  expect(await complete("mass")).toBeUndefined();
  start = async () => echoKernel();
  await session.restart();
  expect(session.state).toBe("idle");
});

test("warming up starts a kernel once, however many pages ask", async () => {
  let started = 0;
  start = async () => {
    started += 1;
    await turn();
    return echoKernel();
  };
  await Promise.all([session.warm(), session.warm()]);
  await session.warm();
  expect(started).toBe(1);
  expect(session.state).toBe("idle");
});
