import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { patience } from "./cell.ts";
import {
  connectJupyter,
  type JupyterClient,
  type KernelProcess,
  type KernelProcessOptions,
  startProcess,
} from "./jupyter-client.ts";

vi.setConfig({ testTimeout: patience });

const script = `${packageRoot()}/bin/toplab-kernel.js`;
const command = (file: string) => [process.execPath, script, file];
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function start(options?: KernelProcessOptions): Promise<[KernelProcess, JupyterClient]> {
  const kernel = await startProcess(command, options);
  const client = connectJupyter(kernel.connection);
  open.push(client.close, kernel.close);
  await kernel.up(client);
  return [kernel, client];
}

/** The process that runs the cells. */
async function cellPid(client: JupyterClient): Promise<number> {
  const { published } = await client.execute("process.pid");
  const result = published.find(({ header }) => header["msg_type"] === "execute_result");
  return Number((result!.content["data"] as Record<string, unknown>)["text/plain"]);
}

for (const channel of ["control", "shell"] as const) {
  test(`shutdown on ${channel} is answered, told to everybody, and leaves no process behind`, async () => {
    const [kernel, client] = await start();
    const pid = await cellPid(client);
    void client.execute("while (true);"); // a busy cell does not keep it
    const { reply } = client.send("shutdown_request", { restart: true }, channel);
    expect(await reply).toEqual({ status: "ok", restart: true });
    await client.seen(({ header }) => header["msg_type"] === "shutdown_reply");
    expect(await kernel.exitCode).toBe(0);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5000);
  });
}

test("a kernel can be shut down before its compiler has started", async () => {
  const [kernel, client] = await start();
  await client.request("kernel_info_request");
  const { reply } = client.send("shutdown_request", { restart: false }, "control");
  expect(await reply).toEqual({ status: "ok", restart: false });
  expect(await kernel.exitCode).toBe(0);
});

test("a cell can be interrupted before the compiler has started", async () => {
  const [, client] = await start();
  const cell = client.send("execute_request", { code: "while (true);" });
  await client.seen(({ header }) => header["msg_type"] === "execute_input");
  await client.request("interrupt_request", {}, "control");
  expect((await cell.exchange).reply).toMatchObject({ status: "error", ename: "Interrupted" });
});

test("when a cell ends its own process, everybody is answered and Jupyter sees the kernel die", async () => {
  const [kernel, client] = await start();
  const cell = client.send("execute_request", { code: "process.exit(3)" });
  const next = client.send("execute_request", { code: "1" });
  const { reply, published } = await cell.exchange;
  expect(reply).toMatchObject({ status: "error", ename: "KernelDied" });
  expect(published.map(({ header }) => header["msg_type"])).toContain("error");
  expect((await next.exchange).reply).toEqual({ status: "aborted" });
  expect(await kernel.exitCode).toBe(1);
  expect(kernel.stderr()).toContain("exit code 3");
});

test("a kernel whose Jupyter has been killed ends, and its cells with it", async () => {
  // a parent of its own for the kernel, to be killed without any farewell
  const script = `
    const { spawn } = require("node:child_process");
    const [program, ...args] = process.argv.slice(1);
    const env = { ...process.env, JPY_PARENT_PID: String(process.pid) };
    spawn(program, args, { stdio: "ignore", env });`;
  const kernel = await startProcess((file) => [
    process.execPath,
    "-e",
    script,
    "--",
    ...command(file),
  ]);
  const client = connectJupyter(kernel.connection);
  open.push(client.close, kernel.close);
  const pid = await cellPid(client);
  kernel.child.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
});

test("messages need no signature where the connection file has no key", async () => {
  const [, client] = await start({ key: "" });
  const { reply } = await client.request("kernel_info_request");
  expect(reply).toMatchObject({ status: "ok" });
});

test("types are checked strictly where the kernelspec asks for it", async () => {
  const kernel = await startProcess((file) => [...command(file), "--strict"]);
  const client = connectJupyter(kernel.connection);
  open.push(client.close, kernel.close);
  const { reply } = await client.execute("const double = (x) => 2 * x;");
  expect(reply).toMatchObject({ status: "error", ename: "TypeScriptError" });
  expect(reply["evalue"]).toContain("'x' implicitly has an 'any' type");
});

test("an address that is taken is told in one sentence", async () => {
  const [first] = await start({ transport: "tcp" });
  const second = spawn(process.execPath, [script, first.connectionFile]);
  let stderr = "";
  second.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(second, "close");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^toplab: Cannot listen on tcp:.*: Address already in use\n$/);
});

test("a connection file that is none is told in one sentence", async () => {
  const child = spawn(process.execPath, [script, "/dev/null"]);
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, "close");
  expect(code).toBe(1);
  expect(stderr).toBe("toplab: /dev/null: not JSON, so no connection file of Jupyter\n");
});
