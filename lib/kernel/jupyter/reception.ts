import { setTimeout as sleep } from "node:timers/promises";
import { type Answering, controlAnswers, shellAnswers } from "./answers.ts";
import { createDesk } from "./desk.ts";
import type { Codec, Message } from "./message.ts";
import { createOutbox } from "./outbox.ts";
import { createQueue } from "./queue.ts";
import type { Sockets, Wire } from "./sockets.ts";

export interface ReceptionOptions extends Omit<Answering, "onStop"> {
  readonly sockets: Sockets;
  readonly codec: Codec;
  readonly onTrouble: (sentence: string) => void;
  /** Takes what the clients answer to questions of cells. */
  readonly onInput: (reply: Message) => void;
}

/** Where the messages of the clients come in and are answered. */
export interface Reception {
  /** Runs none of the cells that wait; settles when everybody has an answer. */
  giveUp(): Promise<void>;
  /** Settles when all replies are on their way. */
  flushed(): Promise<void>;
}

/** How long the first request waits for its client to listen to iopub, too. */
const listenMs = 2000;
/** Older clients send these on shell, where they would wait for the cells that they should stop. */
const urgent: ReadonlySet<string> = new Set(["interrupt_request", "shutdown_request"]);

export function openReception(options: ReceptionOptions): Reception {
  const { sockets, publisher, onTrouble } = options;
  const outboxOf = ({ send }: Wire) => createOutbox(send, onTrouble);
  const { shell, control, hb, stdin } = sockets.wires;
  const [toShell, toControl, toHeart] = [shell, control, hb].map(outboxOf);
  const answers = shellAnswers({ ...options, onStop: () => queue.abortCells() });
  const urgentAnswers = controlAnswers(options);
  const cells = createDesk({ ...options, outbox: toShell!, answers });
  const urgentOnShell = createDesk({ ...options, outbox: toShell!, answers: urgentAnswers });
  const urgentOnControl = createDesk({ ...options, outbox: toControl!, answers: urgentAnswers });
  const queue = createQueue(async (request, isAborted) => {
    if (isAborted) cells.abort(request);
    else await cells.answer(request);
  });
  let isFirst = true;
  const read = (wire: Wire, take: (message: Message) => void): void => {
    void readMessages(wire, options, (message) => {
      if (isFirst) void sleep(listenMs, undefined, { ref: false }).then(publisher.open);
      isFirst = false;
      take(message);
    });
  };
  read(shell, (request) => {
    if (urgent.has(request.header.msg_type)) void urgentOnShell.answer(request);
    else queue.add(request);
  });
  read(control, (request) => void urgentOnControl.answer(request));
  read(stdin, options.onInput);
  void echo(hb, toHeart!.post);
  return {
    giveUp() {
      queue.abortCells();
      return queue.drained();
    },
    async flushed() {
      publisher.open();
      await Promise.all([publisher.flushed(), toShell!.flushed(), toControl!.flushed()]);
    },
  };
}

/** What cannot be read is dropped, and told to whoever watches the kernel. */
async function readMessages(
  wire: Wire,
  { codec, onTrouble }: Pick<ReceptionOptions, "codec" | "onTrouble">,
  take: (message: Message) => void,
): Promise<void> {
  for await (const frames of wire.received()) {
    try {
      take(codec.read(frames));
    } catch (error) {
      onTrouble(`A message was dropped: ${(error as Error).message}`);
    }
  }
}

/** The heartbeat: whatever comes goes back. */
async function echo(wire: Wire, post: (frames: readonly Buffer[]) => void): Promise<void> {
  for await (const frames of wire.received()) post(frames);
}
