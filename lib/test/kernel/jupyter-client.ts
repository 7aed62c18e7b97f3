/** A Jupyter client of our own that shares no code with the kernel, for tests and the benchmark. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Dealer, Request, Subscriber } from "zeromq";

type Json = Readonly<Record<string, unknown>>;

export interface JupyterMessage {
  readonly header: Json;
  readonly parent_header: Json;
  readonly content: Json;
}

/** What a request has led to. */
export interface Exchange {
  readonly reply: Json;
  /** What was published for it, in order, "busy" and "idle" included. */
  readonly published: readonly JupyterMessage[];
}

export interface Connection {
  readonly ip: string;
  readonly transport: "tcp" | "ipc";
  readonly key: string;
  readonly signature_scheme: "hmac-sha256";
  readonly shell_port: number;
  readonly control_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly hb_port: number;
}

export interface JupyterClient {
  /** Everything published since the client connected. */
  readonly published: readonly JupyterMessage[];
  /** Sends without waiting; the reply and "idle" are waited for by the returned function. */
  send(type: string, content: Json, channel?: "shell" | "control"): Sent;
  request(type: string, content?: Json, channel?: "shell" | "control"): Promise<Exchange>;
  execute(code: string, options?: Json): Promise<Exchange>;
  /** Sends frames as they are. */
  sendRaw(frames: readonly Buffer[]): Promise<void>;
  /** Waits for the next question of a cell, and answers it. */
  answerInput(value: string): Promise<Json>;
  heartbeat(text: string): Promise<string>;
  /** Settles when such a message has been published, or at once if it was before. */
  seen(matches: (message: JupyterMessage) => boolean): Promise<JupyterMessage>;
  close(): void;
}

export interface Sent {
  readonly id: string;
  readonly reply: Promise<Json>;
  readonly exchange: Promise<Exchange>;
}

export interface ClientOptions {
  /** Signs with another key than the connection's. */
  key?: string;
  /** When this settles the kernel has ended, and what is still unanswered will never be. */
  gone?: Promise<unknown>;
}

interface Asked {
  readonly published: JupyterMessage[];
  reply?: Json;
  isIdle: boolean;
  onReply(reply: Json): void;
  onDone(exchange: Exchange): void;
}

/** A message may arrive after the news that its sender has ended. */
const lastWordsMs = 3000;
const delimiter = Buffer.from("<IDS|MSG>");
const receiving = { receiveHighWaterMark: 0, linger: 0 };
const unlimited = { ...receiving, sendHighWaterMark: 0 };

/** A client of the kernel that listens there. */
export function connectJupyter(
  connection: Connection,
  { key = connection.key, gone = new Promise(() => {}) }: ClientOptions = {},
): JupyterClient {
  const session = randomUUID();
  const { transport, ip } = connection;
  const to = (port: number): string =>
    `${transport}://${ip}${transport === "ipc" ? "-" : ":"}${port}`;
  const dealer = (port: number): Dealer => {
    const socket = new Dealer({ ...unlimited, routingId: session });
    socket.connect(to(port));
    return socket;
  };
  const shell = dealer(connection.shell_port);
  const control = dealer(connection.control_port);
  const stdin = dealer(connection.stdin_port);
  const iopub = new Subscriber(receiving);
  iopub.connect(to(connection.iopub_port));
  iopub.subscribe();
  const hb = new Request({ ...unlimited, receiveTimeout: 30_000 });
  hb.connect(to(connection.hb_port));

  const sign = (parts: readonly Buffer[]): Buffer => {
    const hmac = createHmac("sha256", key);
    for (const part of parts) hmac.update(part);
    return Buffer.from(key === "" ? "" : hmac.digest("hex"));
  };
  const write = (msg_type: string, content: Json): [id: string, frames: Buffer[]] => {
    const id = randomUUID();
    const date = "2026-01-01T00:00:00.000Z";
    const header = { msg_id: id, msg_type, session, username: "test", date, version: "5.4" };
    const parts = [header, {}, {}, content].map((part) => Buffer.from(JSON.stringify(part)));
    return [id, [delimiter, sign(parts), ...parts]];
  };
  const read = (frames: readonly Buffer[]): JupyterMessage => {
    const at = frames.findIndex((frame) => frame.equals(delimiter));
    const parts = frames.slice(at + 2, at + 6);
    const isForUs = key === connection.key; // a stranger cannot tell
    if (isForUs && !sign(parts).equals(frames[at + 1]!)) {
      throw new Error("The kernel has signed wrongly");
    }
    const [header, parent_header, , content] = parts.map((part) => JSON.parse(String(part)));
    return { header, parent_header, content };
  };

  const ended = gone
    .then(() => sleep(lastWordsMs))
    .then(() => Promise.reject(new Error("The kernel's process has ended without an answer")));
  const orEnded = <T>(answer: Promise<T>): Promise<T> => {
    const either = Promise.race([answer, ended]);
    either.catch(() => {}); // some tests do not wait for it
    return either;
  };
  const asked = new Map<unknown, Asked>();
  const published: JupyterMessage[] = [];
  const watchers = new Set<(message: JupyterMessage) => void>();
  const settle = (one: Asked): void => {
    if (one.reply && one.isIdle) one.onDone({ reply: one.reply, published: one.published });
  };
  const listen = async (socket: Dealer | Subscriber, take: (m: JupyterMessage) => void) => {
    for await (const frames of socket) take(read(frames));
  };
  const takeReply = ({ parent_header, content }: JupyterMessage): void => {
    const one = asked.get(parent_header["msg_id"]);
    if (!one) return;
    one.reply = content;
    one.onReply(content);
    settle(one);
  };
  void listen(shell, takeReply);
  void listen(control, takeReply);
  void listen(iopub, (message) => {
    published.push(message);
    for (const watcher of watchers) watcher(message);
    const one = asked.get(message.parent_header["msg_id"]);
    if (!one) return;
    one.published.push(message);
    one.isIdle ||= message.content["execution_state"] === "idle";
    settle(one);
  });

  let sending: Promise<void> = Promise.resolve();
  const post = (socket: Dealer, frames: readonly Buffer[]): Promise<void> => {
    sending = sending.then(() => socket.send([...frames]));
    return sending;
  };
  const client: JupyterClient = {
    published,
    send(type, content, channel = "shell") {
      const [id, frames] = write(type, content);
      let onReply: (reply: Json) => void = () => {};
      const reply = new Promise<Json>((resolve) => {
        onReply = resolve;
      });
      const exchange = new Promise<Exchange>((onDone) => {
        asked.set(id, { published: [], isIdle: false, onReply, onDone });
      });
      void post(channel === "shell" ? shell : control, frames);
      return { id, reply: orEnded(reply), exchange: orEnded(exchange) };
    },
    request: (type, content = {}, channel) => client.send(type, content, channel).exchange,
    execute: (code, options = {}) =>
      client.request("execute_request", { ...usual, code, ...options }),
    sendRaw: (frames) => post(shell, frames),
    async answerInput(value) {
      const { content } = read(await stdin.receive());
      await stdin.send(write("input_reply", { status: "ok", value })[1]);
      return content;
    },
    async heartbeat(text) {
      await hb.send(text);
      return String((await hb.receive())[0]);
    },
    seen(matches) {
      const before = published.find(matches);
      if (before) return Promise.resolve(before);
      const next = new Promise<JupyterMessage>((resolve) => {
        const watcher = (message: JupyterMessage): void => {
          if (!matches(message)) return;
          watchers.delete(watcher);
          resolve(message);
        };
        watchers.add(watcher);
      });
      return orEnded(next);
    },
    close() {
      for (const socket of [shell, control, stdin, iopub, hb]) socket.close();
    },
  };
  return client;
}

const usual: Json = {
  silent: false,
  store_history: true,
  user_expressions: {},
  allow_stdin: false,
  stop_on_error: true,
};

/** A kernel in a process of its own, as Jupyter would start it. */
export interface KernelProcess {
  readonly connection: Connection;
  readonly connectionFile: string;
  readonly child: ChildProcess;
  readonly exitCode: Promise<number | null>;
  stderr(): string;
  /** Settles when the kernel answers; rejects if its process ends instead. */
  up(client: JupyterClient): Promise<void>;
  /** Ends the process, if it has not ended. */
  close(): Promise<void>;
}

export interface KernelProcessOptions {
  key?: string;
  /** Default: "ipc", where no other program can take the port meanwhile. */
  transport?: "tcp" | "ipc";
  cwd?: string;
  env?: Readonly<Record<string, string>>;
}

/** Starts the command line that `command` makes of the path of a connection file. */
export async function startProcess(
  command: (connectionFile: string) => readonly string[],
  { key = randomUUID(), transport = "ipc", cwd, env = {} }: KernelProcessOptions = {},
): Promise<KernelProcess> {
  const folder = mkdtempSync(join(tmpdir(), "toplab-jupyter-"));
  const ports = transport === "ipc" ? [1, 2, 3, 4, 5] : await freePorts();
  const [shell_port, control_port, iopub_port, stdin_port, hb_port] = ports;
  const connection: Connection = {
    ...{ ip: transport === "ipc" ? join(folder, "socket") : "127.0.0.1", transport, key },
    ...{ shell_port: shell_port!, control_port: control_port!, iopub_port: iopub_port! },
    ...{ stdin_port: stdin_port!, hb_port: hb_port!, signature_scheme: "hmac-sha256" },
  };
  const file = join(folder, "connection.json");
  writeFileSync(file, JSON.stringify(connection));
  const [program, ...args] = command(file);
  const child = spawn(program!, args, {
    cwd: cwd ?? folder,
    env: { ...process.env, JPY_PARENT_PID: String(process.pid), ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr!.on("data", (chunk) => {
    stderr += chunk;
  });
  const exitCode = once(child, "exit").then(([code]) => code as number | null); // as Node says it
  return {
    connection,
    connectionFile: file,
    child,
    exitCode,
    stderr: () => stderr,
    async up(client) {
      const end = exitCode.then((code) => `ended with exit code ${code}: ${stderr}`);
      const beat = await Promise.race([client.heartbeat("up"), end]);
      if (beat !== "up") throw new Error(`The kernel's process ${beat}`);
    },
    async close() {
      child.kill("SIGKILL");
      await exitCode;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePorts(): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port); // it listens on TCP
  for (const server of servers) server.close();
  return ports;
}
