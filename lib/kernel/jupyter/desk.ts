import type { Answer } from "./answers.ts";
import type { Codec, Content, Message } from "./message.ts";
import type { Outbox } from "./outbox.ts";
import type { Publisher } from "./publisher.ts";

interface DeskOptions {
  readonly outbox: Outbox;
  readonly codec: Codec;
  readonly publisher: Publisher;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly onTrouble: (sentence: string) => void;
}

/** Answers requests on one channel: each between "busy" and "idle" on iopub, whatever happens. */
export interface Desk {
  answer(request: Message): Promise<void>;
  /** Says that a cell was not run, as one before it has failed. */
  abort(request: Message): void;
}

export function createDesk({ outbox, codec, publisher, answers, onTrouble }: DeskOptions): Desk {
  const state = (execution_state: "busy" | "idle", { header }: Message): void =>
    publisher.publish("status", { execution_state }, header);
  const reply = ({ identities, header }: Message, content: Content): void => {
    const type = header.msg_type.replace(/_request$/, "_reply");
    outbox.post(codec.write({ type, content, identities, parent: header }));
  };
  const contentFor = async (request: Message): Promise<Content | undefined> => {
    const type = request.header.msg_type;
    const answer = Object.hasOwn(answers, type) ? answers[type] : undefined;
    if (answer) return answer(request);
    onTrouble(`A client sent "${type}", which this kernel does not know: it is left unanswered`);
    return undefined;
  };
  return {
    async answer(request) {
      state("busy", request);
      try {
        const content = await contentFor(request);
        if (content) reply(request, content);
      } catch (error) {
        const { name: ename, message: evalue } = error as Error;
        reply(request, { status: "error", ename, evalue, traceback: [evalue] });
      }
      state("idle", request);
    },
    abort(request) {
      state("busy", request);
      reply(request, { status: "aborted" });
      state("idle", request);
    },
  };
}
