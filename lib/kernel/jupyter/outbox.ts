/** Messages on their way through one socket, which takes one at a time. */
export interface Outbox {
  post(frames: readonly Buffer[]): void;
  /** Settles when all that was posted has been handed over. */
  flushed(): Promise<void>;
}

/** Sends in order, from the moment `open` settles; `onTrouble` hears of what could not be sent. */
export function createOutbox(
  send: (frames: Buffer[]) => Promise<void>,
  onTrouble: (sentence: string) => void,
  open: Promise<unknown> = Promise.resolve(),
): Outbox {
  let last: Promise<unknown> = open;
  return {
    post(frames) {
      last = last
        .then(() => send([...frames]))
        .catch((error) => onTrouble(`Cannot send a message to the client: ${error}`));
    },
    flushed: async () => {
      await last;
    },
  };
}
