import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { patience } from "./cell.ts";
import {
  connectJupyter,
  type Exchange,
  type JupyterClient,
  type KernelProcess,
  type Sent,
  startProcess,
} from "./jupyter-client.ts";

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

const script = `${packageRoot()}/bin/toplab-kernel.js`;

let kernel: KernelProcess;
let client: JupyterClient;
/** Sent before the kernel listens. */
let early: Sent;
beforeAll(async () => {
  kernel = await startProcess((file) => [process.execPath, script, file]);
  client = connectJupyter(kernel.connection, { gone: kernel.exitCode });
  early = client.send("execute_request", { code: "const early = 1; early" });
  await kernel.up(client);
});
afterAll(async () => {
  client.close();
  await kernel.close();
});

const types = ({ published }: Exchange): unknown[] =>
  published.map(({ header }) => header["msg_type"]);
const contents = ({ published }: Exchange, type: string) =>
  published.filter(({ header }) => header["msg_type"] === type).map(({ content }) => content);
/** The outputs of a cell; text printed in a row counts as one, in however many messages it came. */
function shown({ published }: Exchange): [unknown, Record<string, unknown>][] {
  const outputs: [unknown, Record<string, unknown>][] = [];
  for (const { header, content } of published) {
    const last = outputs.at(-1)?.[1];
    const continues = header["msg_type"] === "stream" && last?.["name"] === content["name"];
    if (last && continues) last["text"] = `${last["text"]}${content["text"]}`;
    else outputs.push([header["msg_type"], { ...content }]);
  }
  return outputs.filter(([type]) => type !== "status" && type !== "execute_input");
}
const shownAs = (text: string, rest: object) => ({
  data: expect.objectContaining({ "text/plain": text }),
  ...rest,
});
const printed = (exchange: Exchange): string =>
  contents(exchange, "stream")
    .map(({ text }) => text)
    .join("");

test("the kernel says who it is while its compiler still starts, and no early output is lost", async () => {
  const { reply } = await client.request("kernel_info_request", {}, "control");
  expect(await Promise.race([early.reply, "not yet"])).toBe("not yet");
  expect(reply).toMatchObject({
    status: "ok",
    protocol_version: "5.4",
    implementation: "toplab",
    language_info: { name: "typescript", file_extension: ".ts" },
  });
  const whole = ["status", "execute_input", "execute_result", "status"];
  expect(types(await early.exchange)).toEqual(whole);
});

test("a subscriber is greeted, and every message names the request that led to it", async () => {
  await client.seen(({ header }) => header["msg_type"] === "iopub_welcome");
  await client.seen(({ content }) => content["execution_state"] === "starting");
  const { reply, published } = await client.request("kernel_info_request");
  expect(reply).toMatchObject({ status: "ok" });
  expect(published.map(({ content }) => content)).toEqual([
    { execution_state: "busy" },
    { execution_state: "idle" },
  ]);
});

test("everything a cell shows arrives in order, each in its own form", async () => {
  const cell = await client.execute(`
    import { clearOutput, display } from "toplab/core";
    console.log("first"); console.log("second");
    console.error("third");
    display(3, { id: "box" });
    display(4, { id: "box", update: true });
    process.stdout.write("fourth");
    clearOutput({ wait: true });
    [1, 2]`);
  const count = cell.reply["execution_count"];
  expect(cell.reply).toMatchObject({ status: "ok", user_expressions: {}, payload: [] });
  expect(contents(cell, "execute_input")).toMatchObject([{ execution_count: count }]);
  expect(shown(cell)).toEqual([
    ["stream", { name: "stdout", text: "first\nsecond\n" }],
    ["stream", { name: "stderr", text: "third\n" }],
    ["display_data", shownAs("3", { metadata: {}, transient: { display_id: "box" } })],
    ["update_display_data", shownAs("4", { metadata: {}, transient: { display_id: "box" } })],
    ["stream", { name: "stdout", text: "fourth" }],
    ["clear_output", { wait: true }],
    ["execute_result", shownAs("[ 1, 2 ]", { metadata: {}, execution_count: count })],
  ]);
});

test("what a timer prints after its cell has ended still belongs to that cell", async () => {
  const { id, reply } = client.send("execute_request", {
    code: `setTimeout(() => console.log("late"), 50);`,
  });
  await reply;
  const late = await client.seen(({ content }) => content["text"] === "late\n");
  expect(late.parent_header["msg_id"]).toBe(id);
});

test("10,000 printed lines arrive, all of them and in order", async () => {
  const cell = await client.execute("for (let i = 0; i < 10_000; i++) console.log(i);");
  expect(printed(cell)).toBe(Array.from({ length: 10_000 }, (_, i) => `${i}\n`).join(""));
});

test("a failing cell says where, in its reply and to everybody", async () => {
  const cell = await client.execute("const x = 1;\nthrow new RangeError('too heavy');");
  expect(cell.reply).toMatchObject({ status: "error", ename: "RangeError", evalue: "too heavy" });
  const { ename, evalue, traceback } = cell.reply;
  expect(contents(cell, "error")).toEqual([{ ename, evalue, traceback }]);
  expect(String(traceback)).toContain("line 2");
});

test("a cell that does not compile is told with the line and a caret", async () => {
  const { reply } = await client.execute("const m: number = 'heavy';");
  expect(reply).toMatchObject({ status: "error", ename: "TypeScriptError" });
  expect(String(reply["traceback"])).toMatch(/\^/);
});

test("after an error the cells that wait are aborted, and those sent later run", async () => {
  const cells = ["await new Promise((r) => setTimeout(r, 200)); throw 1", "'not run'", "'not run'"];
  const sent = cells.map((code) => client.send("execute_request", { code }));
  const info = client.request("kernel_info_request"); // only cells are aborted
  const [failed, ...aborted] = await Promise.all(sent.map(({ exchange }) => exchange));
  const after = client.execute("'run'"); // at once: no timer decides
  expect(failed!.reply).toMatchObject({ status: "error" });
  for (const { reply, published } of aborted) {
    expect(reply).toEqual({ status: "aborted" });
    expect(published).toHaveLength(2);
  }
  expect((await info).reply).toMatchObject({ status: "ok" });
  expect(contents(await after, "execute_result")[0]).toMatchObject({
    data: { "text/plain": "'run'" },
  });
});

test("with stop_on_error off, the cells that wait run in spite of an error", async () => {
  const failing = client.send("execute_request", { code: "throw 1", stop_on_error: false });
  const next = client.send("execute_request", { code: "'run'" });
  expect((await failing.exchange).reply).toMatchObject({ status: "error" });
  expect(contents(await next.exchange, "execute_result")).toHaveLength(1);
});

test("a silent cell shows nothing and counts for nothing", async () => {
  const before = (await client.execute("1")).reply["execution_count"];
  const silent = await client.execute("console.log('psst'); var hidden = 7; hidden", {
    silent: true,
  });
  expect(types(silent)).toEqual(["status", "status"]);
  expect(silent.reply).toMatchObject({ status: "ok", execution_count: before });
  const after = await client.execute("hidden");
  expect(after.reply["execution_count"]).toBe(Number(before) + 1);
  expect(contents(after, "execute_result")[0]).toMatchObject({ data: { "text/plain": "7" } });
});

test("user expressions are evaluated after the cell, each with its value or its error", async () => {
  const { reply } = await client.execute("const pt = 25;", {
    user_expressions: { double: "2 * pt", list: "[pt] // as a list", wrong: "nowhere" },
  });
  expect(reply["user_expressions"]).toMatchObject({
    double: { status: "ok", data: { "text/plain": "50" }, metadata: {} },
    list: { status: "ok", data: { "text/plain": "[ 25 ]" } },
    wrong: { status: "error", ename: expect.any(String), traceback: expect.any(Array) },
  });
});

test("a cell asks the reader, and a password is asked as one", async () => {
  await client.execute('import { input } from "toplab/core";');
  const name = client.execute('await input("Name? ")', { allow_stdin: true });
  expect(await client.answerInput("Ada")).toEqual({ prompt: "Name? ", password: false });
  expect(contents(await name, "execute_result")[0]).toMatchObject({
    data: { "text/plain": "'Ada'" },
  });
  const secret = client.execute('await input("", { password: true })', { allow_stdin: true });
  expect(await client.answerInput("x")).toEqual({ prompt: "", password: true });
  await secret;
});

test("where the client takes no questions, input() fails with a reason", async () => {
  const { reply } = await client.execute('await input("?")');
  expect(reply).toMatchObject({ status: "error" });
  expect(reply["evalue"]).toContain("does not take questions");
});

test("a cell that waits for an answer can be interrupted", async () => {
  const cell = client.send("execute_request", {
    code: 'await input("?")',
    allow_stdin: true,
  });
  await client.seen(
    ({ header, parent_header }) =>
      header["msg_type"] === "execute_input" && parent_header["msg_id"] === cell.id,
  );
  await client.request("interrupt_request", {}, "control");
  expect((await cell.exchange).reply).toMatchObject({ status: "error", ename: "Interrupted" });
});

test("an endless loop is interrupted without a signal, and variables are kept", async () => {
  await client.execute("let rounds = 0;");
  const cell = client.send("execute_request", {
    code: "console.log('started'); while (true) rounds++;",
  });
  const waiting = client.send("execute_request", { code: "'must not run'" });
  await client.seen(({ content }) => content["text"] === "started\n");
  const { reply } = await client.request("interrupt_request", {}, "control");
  expect(reply).toEqual({ status: "ok" });
  expect((await cell.exchange).reply).toMatchObject({ status: "error", ename: "Interrupted" });
  expect((await waiting.exchange).reply).toEqual({ status: "aborted" });
  expect(contents(await client.execute("rounds > 0"), "execute_result")[0]).toMatchObject({
    data: { "text/plain": "true" },
  });
});

test("an interrupt that follows its cell at once is never too early", async () => {
  for (let i = 0; i < 20; i++) {
    const cell = client.send("execute_request", { code: "await new Promise(() => {});" });
    await client.seen(
      ({ header, parent_header }) =>
        header["msg_type"] === "execute_input" && parent_header["msg_id"] === cell.id,
    );
    await client.request("interrupt_request", {}, "control");
    expect(await cell.reply).toMatchObject({ ename: "Interrupted" });
  }
});

test("the heartbeat beats while a cell is busy", async () => {
  const cell = client.send("execute_request", {
    code: "console.log('spinning'); for (let t = Date.now(); Date.now() < t + 500; );",
  });
  await client.seen(({ content }) => content["text"] === "spinning\n");
  expect(await client.heartbeat("are you there?")).toBe("are you there?");
  expect(await Promise.race([cell.reply, "still busy"])).toBe("still busy");
  await cell.exchange;
});

test("names are completed after letters that JavaScript counts twice, and Jupyter once", async () => {
  await client.execute("const muonMass = 0.105658;");
  const line = "const 𝜇 = '🙂'; muonM";
  const code = `${line};`;
  const { reply } = await client.request("complete_request", {
    code,
    cursor_pos: [...line].length,
  });
  expect(reply).toMatchObject({
    status: "ok",
    matches: ["muonMass"],
    cursor_start: [...line].length - "muonM".length,
    cursor_end: [...line].length,
    metadata: { _jupyter_types_experimental: [{ text: "muonMass", type: "const" }] },
  });
});

test("a name is explained as text and as Markdown, and none is not", async () => {
  await client.execute(
    "/** In GeV. */ function energy(p: number, m: number) { return Math.hypot(p, m); }",
  );
  const { reply } = await client.request("inspect_request", {
    code: "energy(1, 2)",
    cursor_pos: 3,
    detail_level: 0,
  });
  expect(reply).toMatchObject({ status: "ok", found: true });
  const data = reply["data"] as Record<string, string>;
  const signature = "function energy(p: number, m: number): number";
  expect(data["text/plain"]).toBe(`${signature}\n\nIn GeV.`);
  expect(data["text/markdown"]).toBe(`\`\`\`typescript\n${signature}\n\`\`\`\n\nIn GeV.`);
  const none = await client.request("inspect_request", { code: "   ", cursor_pos: 1 });
  expect(none.reply).toEqual({ status: "ok", found: false, data: {}, metadata: {} });
});

test("the kernel knows whether a cell is whole", async () => {
  const ask = async (code: string) => (await client.request("is_complete_request", { code })).reply;
  expect(await ask("const a = 1;")).toEqual({ status: "complete" });
  expect(await ask("for (const x of xs) {")).toEqual({ status: "incomplete", indent: "  " });
  expect(await ask("const a = ];")).toEqual({ status: "invalid" });
});

test("the history holds what has run, with its results, to look at and to search", async () => {
  const first = Number((await client.execute("100 + 1")).reply["execution_count"]);
  await client.execute("100 + 2");
  await client.execute("'not kept'", { store_history: false });
  const ask = async (request: object) =>
    (await client.request("history_request", { raw: true, ...request })).reply["history"];
  expect(await ask({ hist_access_type: "tail", n: 1, output: true })).toEqual([
    [1, first + 1, ["100 + 2", "102"]],
  ]);
  expect(
    await ask({ hist_access_type: "range", session: 0, start: first, stop: first + 1 }),
  ).toEqual([[1, first, "100 + 1"]]);
  expect(await ask({ hist_access_type: "search", pattern: "100 + *", n: 5 })).toHaveLength(2);
});

test("no comm has a target here: what is opened is closed, and none is listed", async () => {
  const { id } = client.send("comm_open", { comm_id: "c1", target_name: "widget", data: {} });
  const closing = await client.seen(({ header }) => header["msg_type"] === "comm_close");
  expect(closing).toMatchObject({ content: { comm_id: "c1" }, parent_header: { msg_id: id } });
  const { reply } = await client.request("comm_info_request");
  expect(reply).toEqual({ status: "ok", comms: {} });
});

test("a debugger is refused with a reason", async () => {
  const request = { type: "request", seq: 5, command: "attach" };
  const { reply } = await client.request("debug_request", request, "control");
  expect(reply).toMatchObject({ success: false, request_seq: 5, command: "attach" });
});

test("a second client sees what the first one does, and is answered itself", async () => {
  const second = connectJupyter(kernel.connection);
  await second.seen(({ header }) => header["msg_type"] === "iopub_welcome");
  await client.execute("console.log('for both')");
  await second.seen(({ content }) => content["text"] === "for both\n");
  const { reply } = await second.execute("1");
  expect(reply).toMatchObject({ status: "ok" });
  second.close();
});

test("what was signed with another key is dropped, and told on stderr", async () => {
  const stranger = connectJupyter(kernel.connection, { key: "wrong" });
  const ignored = stranger.send("execute_request", { code: "globalThis.hacked = true" });
  await stranger.sendRaw([Buffer.from("no message at all")]);
  expect(
    contents(await client.execute("'hacked' in globalThis"), "execute_result")[0],
  ).toMatchObject({ data: { "text/plain": "false" } });
  expect(await Promise.race([ignored.reply, "no reply"])).toBe("no reply");
  await vi.waitFor(() => {
    expect(kernel.stderr()).toContain("signed with another key");
    expect(kernel.stderr()).toContain("no message of Jupyter's protocol");
  });
  stranger.close();
});
