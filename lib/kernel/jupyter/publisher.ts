import type { StreamOutput } from "../output.ts";
import type { Codec, Content, Draft, Header } from "./message.ts";
import { createOutbox } from "./outbox.ts";
import type { Wire } from "./sockets.ts";

/** What every client of the kernel sees; each message names the request that led to it. */
export interface Publisher {
  publish(type: string, content: Content, parent?: Header, metadata?: Content): void;
  /** Text that is printed; runs of it go out together, as soon as the kernel draws breath. */
  print(name: StreamOutput["name"], text: string, parent?: Header): void;
  flushed(): Promise<void>;
  /** Sends from now on even if nobody has subscribed. */
  open(): void;
}

interface Run {
  readonly name: StreamOutput["name"];
  readonly parent: Header | undefined;
  readonly texts: string[];
}

/**
 * Nothing is sent before the first client has subscribed, as ZeroMQ drops what nobody listens to:
 * so the output of a request that overtakes its client's subscription is not lost.
 */
export function createPublisher(
  wire: Wire,
  codec: Codec,
  onTrouble: (sentence: string) => void,
): Publisher {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const outbox = createOutbox((frames) => wire.send(frames), onTrouble, opened);
  let run: Run | undefined;

  const post = (draft: Omit<Draft, "identities">, topic: string): void => {
    outbox.post(codec.write({ ...draft, identities: [Buffer.from(topic)] }));
  };
  const flush = (): void => {
    if (!run) return;
    const { name, parent, texts } = run;
    run = undefined;
    post({ type: "stream", content: { name, text: texts.join("") }, parent }, "stream");
  };
  void greet(wire, (topic) => {
    open();
    post({ type: "iopub_welcome", content: { subscription: topic } }, topic);
  });
  return {
    publish(type, content, parent, metadata = {}) {
      flush();
      post({ type, content, parent, metadata }, type);
    },
    print(name, text, parent) {
      if (run && run.name === name && run.parent === parent) {
        run.texts.push(text);
        return;
      }
      flush();
      const fresh: Run = { name, parent, texts: [text] };
      run = fresh;
      setImmediate(() => {
        if (run === fresh) flush();
      });
    },
    flushed() {
      flush();
      return outbox.flushed();
    },
    open,
  };
}

/** Tells each subscription, which ZeroMQ announces as the byte 1 and the topic. */
async function greet(wire: Wire, onSubscription: (topic: string) => void): Promise<void> {
  for await (const [frame] of wire.received()) {
    if (frame?.[0] === 1) onSubscription(frame.subarray(1).toString("utf8"));
  }
}
