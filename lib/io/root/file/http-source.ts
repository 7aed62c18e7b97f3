import { DataError } from "../../../core/index.ts";
import { type ByteSource, cutOut, type Place, type Sweep, sweeps } from "./byte-source.ts";

/** Bytes between two places that are cheaper read than asked for anew, and the most that is asked for at once. */
const [gap, longest] = [131_072, 8_388_608];
/** Questions under way at once. */
const atOnce = 4;
/** Milliseconds that a server may take for one answer, and how often it is asked again. */
const [patience, repeats] = [60_000, 2];

/** Opens a file on a web server; the server must serve ranges, since files are larger than memory. */
export async function httpSource(url: string): Promise<ByteSource> {
  const size = await sizeOf(url);
  return {
    name: url,
    size,
    read: (places) => readPlaces(url, size, places),
    close: async () => {},
  };
}

/** Asks for the first byte: the answer tells the length, also where HEAD requests are refused. */
async function sizeOf(url: string): Promise<number> {
  const response = await ask(url, { from: 0, bytes: 1 });
  await response.arrayBuffer();
  const size = Number(/\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1]);
  if (Number.isSafeInteger(size)) return size;
  throw new DataError(url, "the server does not tell how long the file is: download it first");
}

async function readPlaces(
  url: string,
  size: number,
  places: readonly Place[],
): Promise<Uint8Array[]> {
  const all = sweeps(places, gap, longest);
  const swept: [Sweep, Uint8Array][] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < all.length) {
      const sweep = all[next++]!;
      swept.push([sweep, await readSweep(url, size, sweep)]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
  return cutOut(places, swept);
}

async function readSweep(url: string, size: number, sweep: Sweep): Promise<Uint8Array> {
  const response = await ask(url, sweep);
  const total = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1];
  if (total !== undefined && Number(total) !== size) {
    throw new DataError(url, `the file has changed from ${size} to ${total} bytes`);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === sweep.bytes) return bytes;
  throw new DataError(
    url,
    `the server sent ${bytes.length} bytes where ${sweep.bytes} were wanted`,
  );
}

/** Asks for a stretch, again if the server is busy or the line breaks. */
async function ask(url: string, place: Place, tries = 0): Promise<Response> {
  try {
    const range = `bytes=${place.from}-${place.from + place.bytes - 1}`;
    const headers = { range, "accept-encoding": "identity", "user-agent": "toplab" };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(patience) });
    if (response.status === 206) return response;
    await response.body?.cancel();
    if (response.status < 500 || tries >= repeats) throw new DataError(url, refusal(response));
  } catch (error) {
    if (error instanceof DataError) throw error;
    if (tries >= repeats)
      throw new DataError(url, "the server cannot be reached", { cause: error });
  }
  return ask(url, place, tries + 1);
}

function refusal({ status, statusText }: Response): string {
  if (status === 200) return "the server sends no parts of files: download the file first";
  return `the server answers ${status} ${statusText}`.trim();
}
