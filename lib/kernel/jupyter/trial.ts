import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, connectClient } from "./client.ts";
import { parseConnection } from "./connection.ts";
import { textOf } from "./content.ts";
import type { Kernelspec } from "./kernelspec.ts";

export interface TrialOptions {
  /** The time, as ISO 8601. */
  now: () => string;
  /** How long it may take in all. Default: 60000. */
  timeoutMs?: number;
}

/**
 * Starts a kernel by its kernelspec as Jupyter would, asks who it is and lets it add 1 + 1. Settles
 * with what the kernel calls itself; rejects with what went wrong, in one sentence.
 */
export async function tryKernel(
  spec: Kernelspec,
  { now, timeoutMs = 60_000 }: TrialOptions,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "toplab-kernel-"));
  const file = join(folder, "connection.json");
  const text = JSON.stringify(await freshConnection());
  writeFileSync(file, text, { mode: 0o600 }); // the key in it opens the kernel
  const client = await connectClient(parseConnection(text, file), now);
  const child = startBySpec(spec, file);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const why = new Error(`the kernel gave no answer within ${timeoutMs / 1000} s`);
    timer = setTimeout(reject, timeoutMs, why);
  });
  try {
    return await Promise.race([converse(client), failureOf(child), late]);
  } finally {
    clearTimeout(timer);
    client.close();
    child.kill("SIGKILL"); // its own child ends with it
    rmSync(folder, { recursive: true });
  }
}

async function converse(client: Client): Promise<string> {
  const { reply: info } = await client.request("kernel_info_request", {});
  const { reply, published } = await client.request("execute_request", {
    ...{ code: "1 + 1", silent: false, store_history: true },
    ...{ user_expressions: {}, allow_stdin: false, stop_on_error: true },
  });
  if (reply["status"] !== "ok") throw new Error(`1 + 1 failed: ${textOf(reply, "evalue")}`);
  const result = published.find(({ header }) => header.msg_type === "execute_result");
  const shown = JSON.stringify(result?.content["data"]);
  if (!shown?.includes('"text/plain":"2"')) throw new Error(`1 + 1 was shown as ${shown}`);
  return textOf(info, "banner");
}

function startBySpec({ argv, env }: Kernelspec, connectionFile: string): ChildProcess {
  const [program, ...args] = argv.map((word) =>
    word.replaceAll("{connection_file}", connectionFile),
  );
  return spawn(program ?? "", args, {
    env: { ...process.env, ...env, JPY_PARENT_PID: String(process.pid) },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

function failureOf(child: ChildProcess): Promise<never> {
  let stderr = "";
  child.stderr?.on("data", (chunk) => {
    stderr = `${stderr}${chunk}`.slice(-1000);
  });
  return new Promise((_, reject) => {
    child.once("error", (error) => reject(new Error(`it does not start: ${error.message}`)));
    child.once("close", (code) =>
      reject(new Error(`its process ended with exit code ${code}: ${stderr.trim()}`)),
    );
  });
}

/** What Jupyter writes for a kernel, with ports that were free a moment ago. */
async function freshConnection(): Promise<object> {
  const servers: Server[] = [];
  for (let i = 0; i < 5; i++) {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(0, "127.0.0.1", resolve);
    });
    servers.push(server);
  }
  const ports = servers.map((server) => (server.address() as AddressInfo).port); // it listens on TCP
  for (const server of servers) server.close();
  const [shell_port, control_port, iopub_port, stdin_port, hb_port] = ports;
  return {
    ...{ transport: "tcp", ip: "127.0.0.1", signature_scheme: "hmac-sha256", key: randomUUID() },
    ...{ shell_port, control_port, iopub_port, stdin_port, hb_port },
  };
}
