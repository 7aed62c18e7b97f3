import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Kernel, startKernel } from "../../kernel/index.ts";
import { patience, runCell } from "./cell.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

let kernel: Kernel;
let asked: unknown;
let onAsked: () => Promise<unknown>;

beforeAll(async () => {
  const handler = (payload: unknown): Promise<unknown> => {
    asked = payload;
    return onAsked();
  };
  kernel = await startKernel({ cwd: tmpdir(), handlers: { input: handler } });
  await runCell(kernel, 'import { input } from "toplab/core";\nlet kept = 1;');
});
afterAll(() => kernel.shutdown());

test("a cell asks the reader and goes on with the answer", async () => {
  onAsked = async () => "Mileva";
  const { result } = await runCell(kernel, 'const name = await input("Your name?");\nname.length');
  expect(asked).toEqual({ prompt: "Your name?", password: false });
  expect(result).toBe("6");
  await runCell(kernel, "await input(undefined, { password: true })");
  expect(asked).toEqual({ prompt: "", password: true });
});

test("a reader who gives no answer is an error of the cell", async () => {
  onAsked = () => Promise.reject(new Error("The question was cancelled"));
  const { reply, traceback } = await runCell(kernel, 'const n = 1;\nawait input("n?")');
  expect(reply).toMatchObject({ status: "error", evalue: "The question was cancelled" });
  expect(traceback).toContain('> 2 | await input("n?")');
});

test("a cell that waits for an answer is interrupted, and a late answer changes nothing", async () => {
  let answer: (text: string) => void = () => {};
  onAsked = () => {
    setTimeout(() => void kernel.interrupt(), 20);
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  const { reply } = await runCell(kernel, 'kept = 2; await input("?"); kept = 3');
  expect(reply).toMatchObject({ status: "error", kind: "interrupt" });
  answer("too late");
  expect((await runCell(kernel, "kept")).result).toBe("2");
});

test("where nobody can be asked, the cell is told so", async () => {
  const alone = await startKernel({ cwd: tmpdir() });
  const { reply } = await runCell(
    alone,
    'import { input } from "toplab/core";\nawait input("Your name?")',
  );
  await alone.shutdown();
  expect(reply).toMatchObject({
    status: "error",
    evalue: expect.stringMatching(/^Nothing here can answer "input": /),
  });
});
