import { type FileHandle, open } from "node:fs/promises";
import { DataError } from "../../../core/index.ts";
import { type ByteSource, cutOut, type Place, sweeps } from "./byte-source.ts";

/** Bytes between two places that are cheaper read than skipped, and the most that is read at once. */
const [gap, longest] = [16_384, 16_777_216];

/** Opens a file on this machine; nothing is read yet. */
export async function localSource(path: string): Promise<ByteSource> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return {
      name: path,
      size,
      read: (places) => readPlaces(file, path, places),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readPlaces(
  file: FileHandle,
  path: string,
  places: readonly Place[],
): Promise<Uint8Array[]> {
  const swept: [ReturnType<typeof sweeps>[number], Uint8Array][] = [];
  for (const sweep of sweeps(places, gap, longest)) {
    const bytes = new Uint8Array(sweep.bytes);
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, sweep.from + done);
      if (bytesRead === 0) throw new DataError(path, `the file ends at byte ${sweep.from + done}`);
      done += bytesRead;
    }
    swept.push([sweep, bytes]);
  }
  return cutOut(places, swept);
}
