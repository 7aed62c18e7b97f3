import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { DataError } from "../core/index.ts";

export interface TextProgress {
  /** Bytes of the file, as it lies on the disk. */
  readonly done: number;
  readonly total: number;
}

/** A longer line is no text that we read: a binary file, most likely. */
const maxLine = 1 << 20;

/**
 * The lines of a text file, gzipped or not, in batches of what one read brings: a file of any size
 * takes the same little memory.
 */
export async function* textLines(
  path: string,
  onProgress: (progress: TextProgress) => void = () => {},
): AsyncGenerator<readonly string[]> {
  const { size: total } = await stat(path);
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const bytes = (await isGzipped(path)) ? pipeline(file, createGunzip(), () => {}) : file;
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > maxLine) {
        throw new DataError(path, `has a line of more than ${maxLine} letters: it is no text`);
      }
      yield lines;
      onProgress({ done: file.bytesRead, total });
    }
  } catch (cause) {
    if (!isBrokenGzip(cause)) throw cause;
    throw new DataError(path, "its compression is damaged or cut off: fetch it again", { cause });
  } finally {
    file.destroy();
  }
  if (rest) yield [rest];
}

async function isGzipped(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function isBrokenGzip(error: unknown): boolean {
  return /^Z_|^ERR_STREAM_PREMATURE/.test(String((error as NodeJS.ErrnoException).code));
}
