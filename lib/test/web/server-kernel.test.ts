import { afterAll, beforeAll, expect, test } from "vitest";
import type { CompletionReply, DiagnosisReply, InspectionReply } from "../../web/protocol.ts";
import { type Listening, type ServedCourse, servedCourse } from "./served-course.ts";

let served: ServedCourse;
let page: Listening;
const patience = { timeout: 60_000 };
const base = "/api/notebooks/01-first";

beforeAll(async () => {
  served = await servedCourse();
  await served.open("01-first");
  page = await served.listen("01-first");
});
afterAll(async () => {
  page.stop();
  await served.close();
}, 60_000);

const post = async <Reply = object>(command: string, body: object = {}): Promise<Reply> => {
  const { status, text } = await served.does(`POST ${base}/${command}`, body);
  expect(status, text).toBe(200);
  return JSON.parse(text) as Reply; // as the test believes, and fails if it is wrong
};
const ended = (id: string) =>
  page.heard("cell", ({ cell, executionCount, state }) => {
    return cell === id && executionCount !== null && state === "idle";
  });
/** Runs code in a cell of its own, and waits until it is over. */
const run = async (id: string, code: string) => {
  await post("run", { cells: [{ id, code }] });
  await ended(id);
};
const result = (id: string) =>
  page.events.flatMap((event) =>
    event.type === "output" && event.cell === id && event.output.output_type === "execute_result"
      ? [event.output.data["text/plain"]]
      : [],
  )[0];

test("warming up brings a kernel that rests", patience, async () => {
  await post("warm");
  await page.heard("kernel", ({ kernel }) => kernel === "idle");
});

test(
  "an editor is helped by the kernel, which knows the variables of cells that ran",
  patience,
  async () => {
    await run("a", "const mass = 91.1876;");
    const completion = await post<CompletionReply>("complete", { code: "mass.toF", cursor: 8 });
    expect(completion).toMatchObject({ start: 5, end: 8, isBusy: false });
    expect(completion.candidates.map(({ name }) => name)).toContain("toFixed");
    const { inspection } = await post<InspectionReply>("inspect", { code: "mass", cursor: 2 });
    expect(inspection?.signature).toContain("mass: 91.1876");
    const { diagnostics } = await post<DiagnosisReply>("diagnose", { code: "mass.foo" });
    expect(diagnostics).toMatchObject([{ start: 5, end: 8, severity: "error", code: 2339 }]);
  },
);

test("while a cell runs, help answers at once that the kernel is busy", patience, async () => {
  await post("run", { cells: [{ id: "b", code: "for (;;);" }] });
  await page.heard("cell", ({ cell, state }) => cell === "b" && state === "running");
  const replies = await Promise.all([
    post<CompletionReply>("complete", { code: "mass.", cursor: 5 }),
    post<InspectionReply>("inspect", { code: "mass", cursor: 2 }),
    post<DiagnosisReply>("diagnose", { code: "mass.foo" }),
  ]);
  expect(replies).toEqual([
    { start: 5, end: 5, candidates: [], isBusy: true },
    { inspection: null, isBusy: true },
    { diagnostics: [], isBusy: true },
  ]);
  await post("interrupt");
  await ended("b");
});

const asking = (prompt: string, password = false): string =>
  `import { kernelHook } from "toplab/core";
await kernelHook().request("input", ${JSON.stringify({ prompt, password })})`;

test("a cell that asks for a line gets what the page sends", patience, async () => {
  await post("run", { cells: [{ id: "c", code: asking("Your name? ", true) }] });
  const question = await page.heard("input");
  expect(question).toMatchObject({ cell: "c", prompt: "Your name? ", isPassword: true });
  const late = await served.listen("01-first");
  expect((await late.heard("snapshot")).inputs).toHaveLength(1);
  late.stop();
  await post("input", { id: question.id, value: "Мария 😀" });
  await ended("c");
  expect(result("c")).toContain("Мария 😀");
});

test("a question that the reader gives up is an error of the cell", patience, async () => {
  await post("run", { cells: [{ id: "d", code: asking("Again? ") }] });
  const { id } = await page.heard("input", ({ prompt }) => prompt === "Again? ");
  await post("input", { id, value: null });
  await page.heard("output", ({ cell, output }) => {
    return cell === "d" && output.output_type === "error" && output.evalue.includes("cancelled");
  });
  await ended("d");
});

test(
  "after an interrupt instead of an answer, nothing waits and the variables stay",
  patience,
  async () => {
    await post("run", { cells: [{ id: "e", code: asking("Stop me? ") }] });
    const { id } = await page.heard("input", ({ prompt }) => prompt === "Stop me? ");
    await post("interrupt");
    await ended("e");
    await page.heard("input-done", (event) => event.id === id);
    await run("f", "mass");
    expect(result("f")).toBe("91.1876");
  },
);

test("after a restart the variables are gone", patience, async () => {
  await post("restart");
  await run("g", "mass");
  await page.heard("output", ({ cell, output }) => {
    return cell === "g" && output.output_type === "error" && output.evalue.includes("mass");
  });
});
