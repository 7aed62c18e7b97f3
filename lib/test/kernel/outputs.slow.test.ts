import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Kernel, type Output, startKernel } from "../../kernel/index.ts";
import { patience, runCell } from "./cell.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

let kernel: Kernel;
const run = (code: string) => runCell(kernel, code);

beforeAll(async () => {
  kernel = await startKernel({ cwd: tmpdir() });
});
afterAll(() => kernel.shutdown());

function numbered(lines: number): string {
  return Array.from({ length: lines }, (_, i) => `event ${i}\n`).join("");
}

test("2,000 printed lines and a picture in one cell arrive complete and in order", async () => {
  const { outputs } = await run(`
    import { display } from "toplab";
    const picture = { [Symbol.for("toplab.mimeBundle")]: () => ({ "image/svg+xml": "<svg/>" }) };
    for (let i = 0; i < 1000; i++) console.log("event", i);
    display(picture);
    for (let i = 1000; i < 2000; i++) console.log("event", i);
    "end"`);
  const texts = outputs.flatMap((o) => (o.output_type === "stream" ? [o.text] : []));
  expect(texts.join("")).toBe(numbered(2000));
  const place = outputs.findIndex((output) => output.output_type === "display_data");
  expect(outputs[place]).toMatchObject({ data: { "image/svg+xml": "<svg/>" } });
  expect(outputs[place - 1]).toMatchObject({ text: "event 999\n" });
  expect(outputs[place + 1]).toMatchObject({ text: "event 1000\n" });
  expect(outputs.at(-1)).toMatchObject({ output_type: "execute_result" });
});

test("100,000 printed lines arrive complete and in order", async () => {
  const { stdout } = await run("for (let i = 0; i < 100_000; i++) console.log('event', i)");
  expect(stdout === numbered(100_000)).toBe(true); // a diff of these would help nobody
});

test("lines printed right before the process ends are not lost", async () => {
  const doomed = await startKernel({ cwd: tmpdir() });
  const { stdout, reply } = await runCell(
    doomed,
    "for (let i = 0; i < 20_000; i++) console.log('event', i);\nprocess.exit(3)",
  );
  expect(stdout === numbered(20_000)).toBe(true);
  expect(reply).toMatchObject({ status: "dead", cause: "exit" });
});

test("a display of 50 MB arrives whole", async () => {
  const { outputs } = await run(`
    import { display } from "toplab";
    const big = { [Symbol.for("toplab.mimeBundle")]: () => ({ "text/html": "x".repeat(50e6) }) };
    display(big)`);
  const [shown] = outputs;
  expect(shown?.output_type === "display_data" && shown.data["text/html"]).toHaveLength(50e6);
});

test("stdout and stderr keep their order, and bytes may be cut anywhere", async () => {
  const { outputs } = await run(`
    console.log("first"); console.error("second");
    const pion = Buffer.from("π");
    process.stdout.write(pion.subarray(0, 1)); process.stdout.write(pion.subarray(1));`);
  const printed = outputs.filter((output) => output.output_type === "stream");
  expect(printed.map(({ name, text }) => [name, text])).toEqual([
    ["stdout", "first\n"],
    ["stderr", "second\n"],
    ["stdout", "π"],
  ]);
});

test("what another program prints is part of the cell", async () => {
  const { stdout, result } = await run(
    `import { execFileSync } from "node:child_process";
     execFileSync(process.execPath, ["-e", "console.log('x'.repeat(1e6))"], { stdio: "inherit" });
     "done"`,
  );
  expect(stdout).toBe(`${"x".repeat(1e6)}\n`);
  expect(result).toBe("'done'");
});

test("a display can be replaced by its id", async () => {
  const { outputs } = await run(
    'import { display } from "toplab";\ndisplay(1, { id: "bar" }); display(2, { id: "bar", update: true })',
  );
  const transient = { display_id: "bar" };
  expect(outputs).toMatchObject([
    { output_type: "display_data", data: { "text/plain": "1" }, transient },
    { output_type: "update_display_data", data: { "text/plain": "2" }, transient },
  ]);
});

test("what was shown can be cleared, at once or by what comes next", async () => {
  const { outputs } = await run(
    'import { clearOutput } from "toplab/core";\nconsole.log(1); clearOutput(); clearOutput({ wait: true })',
  );
  expect(outputs.slice(1)).toEqual([
    { output_type: "clear_output", wait: false },
    { output_type: "clear_output", wait: true },
  ]);
});

test("a picture of 50 MB arrives to the last byte", async () => {
  const { outputs } = await run(`
    import { display, mimeBundle } from "toplab/core";
    const pixels = new Uint8Array(50e6).map((_, i) => i % 251);
    display({ [mimeBundle]: () => ({ "image/png": pixels }) })`);
  const [shown] = outputs;
  const base64 = shown?.output_type === "display_data" ? String(shown.data["image/png"]) : "";
  const bytes = Buffer.from(base64, "base64");
  expect(bytes.length).toBe(50e6);
  expect(bytes.findIndex((byte, i) => byte !== i % 251)).toBe(-1);
});

test("a progress bar is drawn in one place, from none to all", async () => {
  const { outputs } = await run(
    'import { progress } from "toplab/core";\nlet sum = 0;\n' +
      'for (const n of progress([1, 2, 3], { label: "Fits" })) sum += n;\nsum',
  );
  const [first, ...rest] = outputs;
  const last = rest.at(-2);
  const text = (output: Output | undefined): unknown =>
    output && "data" in output ? output.data["text/plain"] : undefined;
  expect(first).toMatchObject({ output_type: "display_data" });
  expect(text(first)).toContain("0 %, 0 of 3");
  expect(last).toMatchObject({
    output_type: "update_display_data",
    transient: first?.output_type === "display_data" ? first.transient : undefined,
  });
  expect(text(last)).toMatch(/^Fits █{20} 100 %, 3, in \d+ s$/);
  expect(text(rest.at(-1))).toBe("6");
});

test("tslab's own display works", async () => {
  const { outputs } = await run(
    'import * as tslab from "tslab";\ntslab.display.html("<b>Z</b>"); tslab.display.png(new Uint8Array([1, 2]))',
  );
  expect(outputs.map((output) => "data" in output && output.data)).toEqual([
    { "text/html": "<b>Z</b>" },
    { "image/png": "AQI=" },
  ]);
});

test("what a timer prints after the cell's end still belongs to that cell", async () => {
  const outputs: Output[] = [];
  const late = new Promise<void>((resolve) => {
    void kernel.execute("setTimeout(() => console.log('late'), 20); 1", (output) => {
      outputs.push(output);
      if (output.output_type === "stream") resolve();
    });
  });
  await late;
  expect(outputs.map((output) => output.output_type)).toEqual(["execute_result", "stream"]);
});

test("histograms and tables are shown as such", async () => {
  const { outputs } = await run(
    'import { hist1d, regular } from "toplab";\nhist1d(regular(2, 0, 2), [0.5, 1.5, 1.6])',
  );
  expect(outputs[0]).toMatchObject({
    data: {
      "text/plain": expect.stringContaining("3 inside, 0 below, 0 above\n▅█"),
      "image/svg+xml": expect.stringContaining("<svg"),
    },
  });
});

test("a value that cannot be shown does not hurt", async () => {
  const { result } = await run(
    "({ [Symbol.for('toplab.mimeBundle')]() { throw new Error('broken') } })",
  );
  expect(result).toContain("broken");
});
