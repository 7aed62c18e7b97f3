/**
 * Speed of reading ROOT files on one core. Run: npx tsx --conditions=source bench/root.ts [file.root tree …]
 *
 * For each file, processor time of reading all columns of a tree, which is open, into typed arrays: against
 * unpacking the same baskets and nothing else, and against jsroot's own TTree reader, branch by branch in
 * the fastest way that it has. The three take turns, after as many rounds to warm up; best of each. Then
 * the same for made-up baskets of floats of various sizes, as files of many events have larger ones.
 */
import { existsSync } from "node:fs";
import { deflateSync } from "node:zlib";
import type { FileEvents } from "../lib/io/root/file-events.ts";
import { eventsNamed } from "../lib/io/root/open-table.ts";
import { keyNamed, openRoot, type RootFile } from "../lib/io/root/root-file.ts";
import { readStored } from "../lib/io/root/tree/basket.ts";
import { fillerOf } from "../lib/io/root/tree/fill.ts";
import { openTree } from "../lib/io/root/tree/tree-table.ts";
import { unzip } from "../lib/io/root/unzip/unzip.ts";
import {
  type JsrootBranch,
  jsrootPasses,
  jsrootTree,
  leafBranches,
} from "../lib/test/io/root/jsroot-reader.ts";

const samples = [
  ["../shared/data/cms-nanoaod/NanoAODv5_sample.root", "Events"],
  ["../shared/data/cms-hep-tutorial/wz.root", "events"],
  ["../shared/data/physlite/PHYSLITE_example.root", "CollectionTree"],
] as const;

/** Rounds of each, and of jsroot, which is slow. */
const [rounds, peerRounds] = [12, 2];

/** Processor time of some work [s]. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

async function report(path: string, name: string): Promise<void> {
  const file = await openRoot(path);
  const events = await eventsNamed(file, name);
  const names = events.columns.map((column) => column.name);
  const baskets = await storedBaskets(file, name);
  const [reading, unpacking]: [number[], number[]] = [[], []];
  for (let i = 0; i < 2 * rounds; i++) {
    reading.push(await secondsOf(() => events.read(names, 0, events.nEvents)));
    unpacking.push(await secondsOf(() => unpack(baskets)));
  }
  const peer = await jsrootSeconds(path, name, events);
  const best = (seconds: readonly number[]): number => Math.min(...seconds.slice(rounds));
  const [ours, packed] = [best(reading), best(unpacking)];
  const each = [peer.seconds / peer.branches, ours / names.length] as const;
  const megabytes = baskets.reduce((sum, { plainBytes }) => sum + plainBytes, 0) / 1e6;
  process.stdout.write(
    `${path.split("/").at(-1)}, ${name}: ${events.nEvents} events, ${names.length} columns, ` +
      `${baskets.length} baskets, ${megabytes.toFixed(1)} MB\n` +
      `  toplab ${line(names.length, ours)}\n` +
      `  jsroot ${line(peer.branches, peer.seconds)}: ${(each[0] / each[1]).toFixed(1)} times slower\n` +
      `  unpacking alone ${(1e3 * packed).toFixed(1)} ms: reading takes ${(ours / packed).toFixed(2)} times as long\n`,
  );
  await file.close();
}

function line(columns: number, seconds: number): string {
  const perSecond = Math.round(columns / seconds).toLocaleString("en");
  return `${perSecond.padStart(9)} columns a second (${columns} in ${(1e3 * seconds).toFixed(1)} ms)`;
}

interface Packed {
  readonly bytes: Uint8Array;
  readonly plainBytes: number;
}

/** The baskets of a tree that are compressed in the file, without their labels. */
async function storedBaskets(file: RootFile, name: string): Promise<Packed[]> {
  const tree = await openTree(file, keyNamed(file, name)!);
  const baskets: Packed[] = [];
  for (const source of tree.sources.values()) {
    for (const bytes of await readStored(source.where, file.source, source.places())) {
      if (!bytes) continue;
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      const packed = bytes.slice(view.getUint16(14)); // after the label
      baskets.push({ bytes: packed, plainBytes: view.getUint32(6) });
    }
  }
  return baskets;
}

async function unpack(baskets: readonly Packed[]): Promise<void> {
  for (const { bytes, plainBytes } of baskets) await unzip("basket", bytes, plainBytes);
}

/** jsroot's time for the branches that both can read. */
async function jsrootSeconds(
  path: string,
  name: string,
  { refused }: FileEvents,
): Promise<{ seconds: number; branches: number }> {
  const tree = await jsrootTree(path, name);
  const left = new Set(refused.map((branch) => branch.name));
  const branches = leafBranches(tree).filter(({ fName }) => !left.has(fName));
  let seconds = Number.POSITIVE_INFINITY;
  let read: JsrootBranch[] = [];
  for (let i = 0; i < peerRounds; i++) {
    read = [];
    const taken = await secondsOf(async () => {
      for (const branch of branches) if (await jsrootPasses(tree, branch)) read.push(branch);
    });
    seconds = Math.min(seconds, taken);
  }
  return { seconds, branches: read.length };
}

/** Times to unpack, and to unpack and decode, baskets of so many floats with a precision of 12 bits. */
async function reportBaskets(floats: number): Promise<void> {
  const view = new DataView(new ArrayBuffer(4 * floats));
  const coarse = new Uint32Array(
    Float32Array.from({ length: floats }, (_, i) => 30 + 25 * Math.sin(i * i)).buffer,
  );
  for (const [i, bits] of coarse.entries()) view.setUint32(4 * i, bits & 0xffff_f000);
  const packed = deflateSync(new Uint8Array(view.buffer));
  const lengths = [packed.length, view.byteLength].flatMap((n) => [
    n & 255,
    (n >> 8) & 255,
    n >> 16,
  ]);
  const bytes = Uint8Array.from([...Buffer.from("ZL"), 8, ...lengths, ...packed]);
  const baskets = new Array<Packed>(Math.ceil(4e6 / floats)).fill({
    bytes,
    plainBytes: view.byteLength,
  });
  const decode = async (): Promise<void> => {
    for (const basket of baskets) {
      const data = await unzip("basket", basket.bytes, basket.plainBytes);
      const filler = fillerOf({ is: "number", kind: "f4" }, floats, data.length);
      const plain = new DataView(data.buffer, data.byteOffset, data.length);
      filler.read(
        { view: plain, bytes: data, at: 0, end: data.length, version: 0, where: "" },
        floats,
      );
      filler.columns();
    }
  };
  const [reading, unpacking]: [number[], number[]] = [[], []];
  for (let i = 0; i < 2 * rounds; i++) {
    reading.push(await secondsOf(decode));
    unpacking.push(await secondsOf(() => unpack(baskets)));
  }
  const ratio = Math.min(...reading.slice(rounds)) / Math.min(...unpacking.slice(rounds));
  process.stdout.write(
    `baskets of ${floats} floats: reading takes ${ratio.toFixed(2)} times as long as unpacking\n`,
  );
}

const wanted = process.argv.slice(2);
const files: (readonly [string, string])[] = wanted.length > 0 ? [] : [...samples];
for (let i = 0; i + 1 < wanted.length; i += 2) files.push([wanted[i]!, wanted[i + 1]!]);
for (const [path, tree] of files) {
  if (existsSync(path)) await report(path, tree);
  else process.stdout.write(`${path} is not here: skipped\n`);
}
for (const floats of [1000, 8000, 64_000]) await reportBaskets(floats);
