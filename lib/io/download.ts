import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { faultOf } from "./local-copies.ts";
import type { DatasetEntry } from "./manifest.ts";
import { claimPart, releasePart } from "./part-file.ts";
import { lengthOf, type Patience, TransferError, transfer } from "./transfer.ts";

/** How far a download has come. */
export interface DownloadProgress {
  readonly file: string;
  readonly address: string;
  readonly received: number;
  readonly total: number;
}

export interface DownloadOptions {
  /** Called as the bytes come in. */
  onProgress?: (progress: DownloadProgress) => void;
  /** Default: 6 s for an answer, 15 s for the next bytes, 3 repetitions. */
  patience?: Patience;
}

const defaultPatience: Patience = { connect: 6_000, stall: 15_000, pause: 300, retries: 3 };

/** Tries at one address at most; one that brings less than 1/20 of the file is in vain. */
const mostTries = 20;

/**
 * Downloads a data set into `target`, going on where an earlier try stopped. The file gets its name
 * only after its checksum was found right; until then, and after a failure, there is but a .part.
 */
export async function download(
  address: string,
  entry: DatasetEntry,
  target: string,
  options: DownloadOptions = {},
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const part = await claimPart(target);
  try {
    for (let isLastTry = false; ; isLastTry = true) {
      const isFromOneAnswer = await fetchAll(address, entry, part, options);
      if ((await faultOf(part, entry)) === undefined) return await rename(part, target);
      await rm(part, { force: true });
      if (isFromOneAnswer || isLastTry) break; // what was pieced together gets a second chance
    }
    throw new TransferError("has a file with the wrong checksum", "elsewhere");
  } finally {
    await releasePart(part, target, await lengthOf(part));
  }
}

/** Brings a part file to its full length; says whether one answer of the server brought all of it. */
async function fetchAll(
  address: string,
  { file, bytes }: DatasetEntry,
  part: string,
  { onProgress, patience = defaultPatience }: DownloadOptions,
): Promise<boolean> {
  const onBytes = (received: number): void => {
    onProgress?.({ file, address, received, total: bytes });
  };
  let inVain = 0;
  let have = await lengthOf(part);
  let isFromOneAnswer = false;
  for (let tries = 1; have < bytes; tries++) {
    isFromOneAnswer = have === 0;
    const failure = await failureOf(transfer(address, part, { bytes, patience, onBytes }));
    if (failure?.remedy === "restart") await rm(part, { force: true });
    const before = have;
    have = await lengthOf(part);
    if (!failure) continue;
    inVain = have - before > bytes / mostTries ? 0 : inVain + 1;
    const isOver = inVain > patience.retries || tries === mostTries;
    if (failure.remedy === "elsewhere" || isOver) throw failure;
    await wait(patience.pause * 2 ** inVain);
  }
  return isFromOneAnswer;
}

async function failureOf(work: Promise<void>): Promise<TransferError | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof TransferError) return error;
    throw error;
  }
}
