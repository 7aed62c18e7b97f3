import type { Readable } from "node:stream";

export interface LineListener {
  onLine(line: string): void;
  /** Called once, when a line grows past the limit; nothing is read after that. */
  onTooLong(): void;
}

/** Splits a stream into its lines, holding no more than `maxBytes` of an unfinished one. */
export function readLines(stream: Readable, maxBytes: number, listener: LineListener): void {
  let parts: Buffer[] = [];
  let held = 0;
  const onData = (chunk: Buffer): void => {
    let from = 0;
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, to));
      const line = parts.length > 1 ? Buffer.concat(parts) : parts[0]!;
      parts = [];
      held = 0;
      from = to + 1;
      if (line.length > 0) listener.onLine(line.toString("utf8"));
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
    held += chunk.length - from;
    if (held <= maxBytes) return;
    stream.off("data", onData);
    stream.resume();
    listener.onTooLong();
  };
  stream.on("data", onData);
}
