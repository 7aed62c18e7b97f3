import type { Connection } from "./connection.ts";
import { type Content, createCodec, type Message } from "./message.ts";
import { connect, type Wire } from "./sockets.ts";

/** What a request has led to. */
export interface Exchange {
  readonly reply: Content;
  /** What was published for it, in order, from "busy" to "idle". */
  readonly published: readonly Message[];
}

/** The other side of the protocol, as small as it can be: what the doctor talks to a kernel with. */
export interface Client {
  request(type: string, content: Content): Promise<Exchange>;
  close(): void;
}

interface Pending {
  reply?: Content;
  readonly published: Message[];
  isIdle: boolean;
  settle(exchange: Exchange): void;
}

export async function connectClient(connection: Connection, now: () => string): Promise<Client> {
  const codec = createCodec(connection, now);
  const { wires, close } = await connect(connection);
  const pending = new Map<unknown, Pending>();
  const update = (message: Message, change: (request: Pending) => void): void => {
    const request = pending.get(message.parent["msg_id"]);
    if (!request) return;
    change(request);
    if (request.reply && request.isIdle) request.settle({ ...request, reply: request.reply });
  };
  const read = async (wire: Wire, change: (request: Pending, message: Message) => void) => {
    for await (const frames of wire.received()) {
      const message = codec.read(frames);
      update(message, (request) => change(request, message));
    }
  };
  void read(wires.shell, (request, { content }) => {
    request.reply = content;
  });
  void read(wires.iopub, (request, message) => {
    request.published.push(message);
    request.isIdle ||= message.content["execution_state"] === "idle";
  });
  return {
    close,
    async request(type, content) {
      const frames = codec.write({ type, content });
      const { header } = codec.read(frames);
      const exchange = new Promise<Exchange>((settle) => {
        pending.set(header.msg_id, { published: [], isIdle: false, settle });
      });
      await wires.shell.send(frames);
      return exchange;
    },
  };
}
