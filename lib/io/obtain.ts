import { existsSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../core/index.ts";
import { type DownloadOptions, download } from "./download.ts";
import { localCopies } from "./local-copies.ts";
import type { DatasetEntry } from "./manifest.ts";
import { type DataPlaces, dataPlaces, isWebAddress } from "./places.ts";
import { TransferError } from "./transfer.ts";

export interface ObtainOptions extends DownloadOptions {
  /** Where to look. Default: what the environment says. */
  places?: DataPlaces;
}

/** A copy of a data set on this machine, with the right checksum. */
export interface Obtained {
  readonly path: string;
  readonly from: "cache" | "mirror" | "network";
}

/** Why a data set cannot be had: what is wrong at each place tried, in words that follow "because". */
export interface Missing {
  readonly reasons: readonly string[];
}

/** Downloads under way in this process, by the file they make: who comes second waits for the first. */
const underWay = new Map<string, Promise<readonly string[]>>();

/**
 * A copy of a data set that has the right bytes, from wherever `seek` finds one. Failing that, a
 * DataError says in one sentence what was tried and what to do.
 */
export async function obtain(entry: DatasetEntry, options: ObtainOptions = {}): Promise<Obtained> {
  const { cache } = options.places ?? dataPlaces();
  const found = await seek(entry, options);
  if ("path" in found) return found;
  throw new DataError(
    entry.file,
    `cannot be had because ${found.reasons.join(", ")}; put the file into ${cache}, ` +
      "or set TOPLAB_DATA to a folder or an http address that has it",
  );
}

/** Looks for a data set in the cache, then in the mirrors, then at its official addresses. */
export async function seek(
  entry: DatasetEntry,
  { places = dataPlaces(), ...options }: ObtainOptions = {},
): Promise<Obtained | Missing> {
  const reasons: string[] = [];
  for await (const { path, place, fault } of localCopies(entry, places)) {
    if (!fault) return { path, from: place };
    reasons.push(`${path} ${fault}`);
  }
  reasons.push(...missingFolders(places));
  if (places.offline) return { reasons: [...reasons, "TOPLAB_OFFLINE keeps the network out"] };
  const target = join(places.cache, entry.file);
  const failures = await once(target, () => fromNetwork(entry, places, target, options));
  if (failures.length === 0) return { path: target, from: "network" };
  return { reasons: [...reasons, ...failures] };
}

/** Asks one address after the other; what went wrong at each, or nothing once the file is there. */
async function fromNetwork(
  entry: DatasetEntry,
  places: DataPlaces,
  target: string,
  options: DownloadOptions,
): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const address of addressesOf(entry, places)) {
    try {
      await download(address, entry, target, options);
      return [];
    } catch (error) {
      if (!(error instanceof TransferError)) return [...failures, notSaved(places, error)];
      failures.push(`${address} ${error.message}`);
    }
  }
  return failures.length > 0 ? failures : ["no public address of it is known"];
}

function once(target: string, work: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const running = underWay.get(target) ?? work().finally(() => underWay.delete(target));
  underWay.set(target, running);
  return running;
}

function addressesOf(entry: DatasetEntry, { mirrors }: DataPlaces): string[] {
  const named = mirrors.filter(isWebAddress);
  const mirrored = named.map((base) => `${base.replace(/\/+$/, "")}/${entry.file}`);
  return [...mirrored, ...entry.addresses.map(({ url }) => url)];
}

function missingFolders({ mirrors }: DataPlaces): string[] {
  const folders = mirrors.filter((mirror) => !(isWebAddress(mirror) || existsSync(mirror)));
  return folders.map((folder) => `there is no folder ${folder}`);
}

function notSaved({ cache }: DataPlaces, error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  return `nothing can be saved in ${cache} (${what}; TOPLAB_CACHE can name another folder)`;
}
