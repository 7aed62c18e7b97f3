import { open, stat } from "node:fs/promises";

/** How long to wait, in milliseconds, and how often to try again. */
export interface Patience {
  /** For the first answer of a server. */
  readonly connect: number;
  /** For the next bytes. */
  readonly stall: number;
  /** Before the first repetition; doubles with every further one. */
  readonly pause: number;
  /** Repetitions in a row that brought little or nothing. */
  readonly retries: number;
}

/** What can help after a failure: the same again, the file from its start, or only another address. */
export type Remedy = "again" | "restart" | "elsewhere";

/** A server that could not be asked or answered something unusable, in words that follow its address. */
export class TransferError extends Error {
  override readonly name = "TransferError";
  readonly remedy: Remedy;

  constructor(message: string, remedy: Remedy, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

export interface TransferOptions {
  /** Length that the whole file must have. */
  readonly bytes: number;
  readonly patience: Patience;
  readonly onBytes: (received: number) => void;
}

/**
 * Asks a server once for what a part file still lacks and writes it there as it comes. Whatever ends
 * the transfer, the bytes written are kept; a TransferError says what happened.
 */
export async function transfer(url: string, part: string, options: TransferOptions): Promise<void> {
  const have = await lengthOf(part);
  const clock = new AbortController();
  const alarm = setTimeout(
    () => clock.abort(new TransferError(noAnswer(options.patience.connect), "elsewhere")),
    options.patience.connect,
  );
  try {
    const response = await request(url, have, clock.signal);
    const start = startOf(response, have, options.bytes);
    clearTimeout(alarm);
    await save(response, part, start, clock, options);
  } finally {
    clearTimeout(alarm);
    clock.abort(); // ends a body that was not read to its end
  }
}

/** Length of a file, 0 if there is none. */
export async function lengthOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function request(url: string, have: number, signal: AbortSignal): Promise<Response> {
  const headers = { "accept-encoding": "identity", "user-agent": "toplab" };
  const range = { range: `bytes=${have}-` };
  const response = await fetch(url, {
    headers: have > 0 ? { ...headers, ...range } : headers,
    signal,
  }).catch((error: unknown) => {
    throw networkError(error, signal);
  });
  if (response.status === 200 || response.status === 206) return response;
  const answer = `answers ${response.status} ${response.statusText}`.trim();
  throw new TransferError(answer, remedyFor(response.status));
}

function remedyFor(status: number): Remedy {
  if (status === 416) return "restart"; // it cannot serve the range asked for
  return status >= 500 || status === 408 || status === 429 ? "again" : "elsewhere";
}

/** Where in the file the body of an answer begins; throws if the answer is about another file. */
function startOf({ status, headers }: Response, have: number, bytes: number): number {
  if (status === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "");
    const [, start, total] = range ?? [];
    if (Number(start) !== have) throw new TransferError("answers with another range", "restart");
    if (total !== "*" && Number(total) !== bytes) throw otherLength(Number(total), bytes);
    return have;
  }
  const length = headers.get("content-length");
  const isPlain = (headers.get("content-encoding") ?? "identity") === "identity";
  if (length && isPlain && Number(length) !== bytes) throw otherLength(Number(length), bytes);
  return 0; // the whole file, whatever range was asked for
}

async function save(
  { body }: Response,
  part: string,
  start: number,
  clock: AbortController,
  { bytes, patience, onBytes }: TransferOptions,
): Promise<void> {
  const alarm = setTimeout(
    () => clock.abort(new TransferError(`sends nothing for ${seconds(patience.stall)}`, "again")),
    patience.stall,
  );
  const file = await open(part, start > 0 ? "r+" : "w");
  try {
    let position = start;
    for await (const chunk of chunksOf(body, clock.signal)) {
      alarm.refresh();
      if (position + chunk.length > bytes) throw otherLength(position + chunk.length, bytes);
      await file.write(chunk, 0, chunk.length, position);
      position += chunk.length;
      onBytes(position);
    }
    if (position < bytes) throw new TransferError(`breaks off after ${position} bytes`, "again");
    await file.sync();
  } finally {
    clearTimeout(alarm);
    await file.close();
  }
}

async function* chunksOf(
  body: Response["body"],
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw networkError(error, signal);
    });
    if (done) return;
    yield value;
  }
}

function networkError(error: unknown, { aborted, reason }: AbortSignal): TransferError {
  if (aborted && reason instanceof TransferError) return reason;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
  return ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"].includes(code)
    ? new TransferError(`breaks off (${code})`, "again", { cause: error })
    : new TransferError(`cannot be reached (${code})`, "elsewhere", { cause: error });
}

function otherLength(found: number, wanted: number): TransferError {
  return new TransferError(`has another file, of ${found} bytes instead of ${wanted}`, "elsewhere");
}

function noAnswer(milliseconds: number): string {
  return `does not answer within ${seconds(milliseconds)}`;
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}
