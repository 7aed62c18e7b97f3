import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { NotebookEvent } from "./protocol.ts";
import { refused } from "./refusal.ts";
import type { NotebookSession } from "./session.ts";

/** Sends the events of a notebook for as long as the page listens. */
export function sendEvents(session: NotebookSession, c: Context): Response {
  const send = (stream: SSEStreamingApi, event: NotebookEvent): Promise<void> =>
    stream.writeSSE({ data: JSON.stringify(event) });
  return streamSSE(
    c,
    async (stream) => {
      let sent: Promise<void> = Promise.resolve();
      const stop = session.listen((event) => {
        sent = sent.then(() => send(stream, event)); // one after the other
      });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      stop();
    },
    (error, stream) => send(stream, { type: "trouble", ...refused(error).refusal }),
  );
}
