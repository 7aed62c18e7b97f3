import type { Router, Socket, XPublisher } from "zeromq";
import { address, type Channel, type Connection } from "./connection.ts";

/** One end of a channel: whole messages in and out, each a list of frames. */
export interface Wire {
  /** One at a time: wait for it. */
  send(frames: Buffer[]): Promise<void>;
  /** Ends when the socket is closed. */
  received(): AsyncIterable<Buffer[]>;
}

/** The open sockets of one process. */
export interface Sockets {
  readonly wires: Readonly<Record<Channel, Wire>>;
  /** Lets what was sent go out, for at most a second, and closes all. */
  close(): void;
}

const lingerMs = 1000;
/** No limit: a socket that is full would lose what it is given. */
const unlimited = { sendHighWaterMark: 0, receiveHighWaterMark: 0, linger: lingerMs };

/** Listens on the addresses of a connection file, as a kernel; iopub tells its subscriptions. */
export async function listen(connection: Connection): Promise<Sockets> {
  const { Router, XPublisher } = await loadZeromq();
  const options = { ...unlimited, ipv6: connection.ip.includes(":") };
  // a client that comes back under its old name takes the place of the one that was lost
  const router = (): Router => new Router({ ...options, handover: true });
  const iopub = new XPublisher(options);
  iopub.verbosity = "allSubs"; // the second subscriber wants to be greeted, too
  const sockets = { shell: router(), control: router(), iopub, stdin: router(), hb: router() };
  const close = (): void => closeAll(Object.values(sockets));
  for (const [channel, socket] of Object.entries(sockets)) {
    const place = address(connection, channel as Channel); // a key of the object above
    try {
      await socket.bind(place);
    } catch (cause) {
      close();
      throw new Error(`Cannot listen on ${place}: ${(cause as Error).message}`, { cause });
    }
  }
  return { wires: wires(sockets), close };
}

/** Connects to a kernel that listens, as a client that subscribes to everything. */
export async function connect(connection: Connection): Promise<Sockets> {
  const { Dealer, XSubscriber } = await loadZeromq();
  const options = { ...unlimited, linger: 0, ipv6: connection.ip.includes(":") };
  const routingId = `toplab-${process.pid}`; // the same on each, so that the kernel can ask on stdin
  const dealer = () => new Dealer({ ...options, routingId });
  const iopub = new XSubscriber(options);
  const sockets = { shell: dealer(), control: dealer(), iopub, stdin: dealer(), hb: dealer() };
  for (const [channel, socket] of Object.entries(sockets)) {
    socket.connect(address(connection, channel as Channel)); // a key of the object above
  }
  await iopub.send(Buffer.from([1]));
  return { wires: wires(sockets), close: () => closeAll(Object.values(sockets)) };
}

/** ZeroMQ is a native addon: whoever does not talk to Jupyter shall not load it. */
export async function loadZeromq(): Promise<typeof import("zeromq")> {
  try {
    return await import("zeromq");
  } catch (cause) {
    throw new Error(
      `Cannot load zeromq, which talks to Jupyter, on ${process.platform} ${process.arch} with Node ${process.version}: ${(cause as Error).message}`,
      { cause },
    );
  }
}

type Both = Pick<Router | XPublisher, "send" | "receive"> & AsyncIterable<Buffer[]>;

function wires(sockets: Readonly<Record<Channel, Both>>): Sockets["wires"] {
  const entries = Object.entries(sockets).map(([channel, socket]) => [
    channel,
    { send: (frames) => socket.send(frames), received: () => socket } satisfies Wire,
  ]);
  return Object.fromEntries(entries) as Sockets["wires"]; // one for each channel
}

function closeAll(sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.close();
}
