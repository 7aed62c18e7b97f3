import { DataError } from "../../core/index.ts";

/** The five sockets of Jupyter's protocol. */
export type Channel = "shell" | "control" | "iopub" | "stdin" | "hb";

/** What Jupyter writes into the connection file of a kernel it starts. */
export interface Connection {
  readonly transport: "tcp" | "ipc";
  readonly ip: string;
  readonly ports: Readonly<Record<Channel, number>>;
  /** Signs the messages; empty: they are not signed. */
  readonly key: string;
  /** Node's name of the hash, "sha256". */
  readonly hash: string;
}

const channels = ["shell", "control", "iopub", "stdin", "hb"] as const;

/** Reads the text of a connection file; `path` is for the errors. */
export function parseConnection(text: string, path: string): Connection {
  const json = parseRecord(text, path);
  const { transport = "tcp", ip = "127.0.0.1", key = "", signature_scheme = "hmac-sha256" } = json;
  if (transport !== "tcp" && transport !== "ipc") {
    throw new DataError(path, `the transport is ${JSON.stringify(transport)}, not "tcp" or "ipc"`);
  }
  if (typeof ip !== "string" || typeof key !== "string") {
    throw new DataError(path, "the ip and the key must be texts");
  }
  const hash = /^hmac-(\w+)$/.exec(String(signature_scheme))?.[1];
  if (!hash) {
    throw new DataError(path, `messages are signed by "${signature_scheme}", not by "hmac-sha256"`);
  }
  const ports = channels.map((channel) => [channel, port(json, channel, path)] as const);
  return { transport, ip, key, hash, ports: Object.fromEntries(ports) as Connection["ports"] }; // one for each channel
}

/** The address of a socket in ZeroMQ's words. */
export function address({ transport, ip, ports }: Connection, channel: Channel): string {
  if (transport === "ipc") return `ipc://${ip}-${ports[channel]}`;
  return `tcp://${ip.includes(":") ? `[${ip}]` : ip}:${ports[channel]}`;
}

function port(json: Readonly<Record<string, unknown>>, channel: Channel, path: string): number {
  const value = json[`${channel}_port`];
  if (Number.isInteger(value) && Number(value) > 0 && Number(value) <= 65_535) return Number(value);
  throw new DataError(path, `${channel}_port is ${JSON.stringify(value)}, not a port number`);
}

function parseRecord(text: string, path: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new DataError(path, "not JSON, so no connection file of Jupyter", { cause });
  }
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return { ...json };
  throw new DataError(path, "no connection file of Jupyter: it must be a JSON object");
}
