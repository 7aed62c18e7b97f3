import { writeSync } from "node:fs";
import { channels, type Message } from "../messages.ts";

// kept from before any cell could replace them
const { stringify } = JSON;
const { from } = Buffer;
const { wait } = Atomics;
const clock = new Int32Array(new SharedArrayBuffer(4));

/**
 * Sends one message to the parent and returns when the pipe has all of it, so that nothing is lost
 * or reordered whatever the cell does next. It stands on a line of its own, in case a cell wrote
 * half a line there before.
 */
export function send(message: Message): void {
  const bytes = from(`\n${stringify(message)}\n`);
  for (let sent = 0; sent < bytes.length; ) sent += writeSome(bytes, sent);
}

function writeSome(bytes: Buffer, start: number): number {
  try {
    return writeSync(channels.messages, bytes, start);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EAGAIN") process.kill(process.pid, "SIGKILL"); // nobody to talk to
    wait(clock, 0, 0, 1);
    return 0;
  }
}
