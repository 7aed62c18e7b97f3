import { flagOf, textOf } from "./content.ts";
import type { Codec, Message } from "./message.ts";
import { createOutbox } from "./outbox.ts";
import type { Wire } from "./sockets.ts";

/** Questions to the person at the client, one at a time. */
export interface Stdin {
  /** Asks the client that sent `request`; rejects if it takes no questions, or the cell ends first. */
  ask(question: Question, request: Message): Promise<string>;
  /** An answer of the client. */
  take(reply: Message): void;
  /** Gives up all questions: their cell has ended. */
  cancel(): void;
}

export interface Question {
  readonly prompt: string;
  readonly password: boolean;
}

interface Waiting {
  post(): void;
  resolve(value: string): void;
  reject(error: Error): void;
}

export function createStdin(
  wire: Wire,
  codec: Codec,
  onTrouble: (sentence: string) => void,
): Stdin {
  const outbox = createOutbox((frames) => wire.send(frames), onTrouble);
  let waiting: Waiting[] = [];
  return {
    ask(content, { identities, header, content: request }) {
      if (!flagOf(request, "allow_stdin", false)) {
        const why = "Cannot ask for input: this Jupyter client does not take questions of a cell";
        return Promise.reject(new Error(why));
      }
      return new Promise((resolve, reject) => {
        const draft = {
          type: "input_request",
          content: { ...content },
          identities,
          parent: header,
        };
        const post = (): void => outbox.post(codec.write(draft));
        waiting.push({ post, resolve, reject });
        if (waiting.length === 1) post();
      });
    },
    take({ header, content }) {
      if (header.msg_type !== "input_reply") return;
      const [first, ...rest] = waiting; // clients do not say which question they answer
      waiting = rest;
      first?.resolve(textOf(content, "value"));
      rest[0]?.post();
    },
    cancel() {
      for (const { reject } of waiting.splice(0)) {
        reject(new Error("The question was given up, as its cell has ended"));
      }
    },
  };
}
