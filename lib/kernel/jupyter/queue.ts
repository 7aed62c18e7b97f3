import type { Message } from "./message.ts";

/** The requests on shell: answered one after the other, in the order they came. */
export interface Queue {
  add(request: Message): void;
  /** The cells that wait now are not to be run any more; those that come later are. */
  abortCells(): void;
  /** Settles when all that was added has been answered. */
  drained(): Promise<void>;
}

export function createQueue(
  answer: (request: Message, isAborted: boolean) => Promise<void>,
): Queue {
  const waiting = new Set<Message>();
  const aborted = new WeakSet<Message>();
  let last: Promise<void> = Promise.resolve();
  return {
    add(request) {
      waiting.add(request);
      last = last.then(() => {
        waiting.delete(request);
        return answer(request, aborted.has(request));
      });
    },
    abortCells() {
      for (const request of waiting) {
        if (request.header.msg_type === "execute_request") aborted.add(request);
      }
    },
    drained: () => last,
  };
}
