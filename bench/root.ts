/**
 * Speed of reading ROOT files on one core. Run: npx tsx --conditions=source bench/root.ts [file.root tree …]
 *
 * For each file, processor time of reading all columns into typed arrays with the file open, against
 * jsroot's own TTree reader on the same columns (one after the other, as its TSelector does best) and against unpacking the
 * same baskets and nothing else; median of seven runs after two to warm up, jsroot once.
 */
import { existsSync, readFileSync } from "node:fs";
import { openFile } from "jsroot/io";
import { TSelector, treeProcess } from "jsroot/tree";
import { quietly } from "../lib/io/index.ts";
import { eventsNamed, type FileEvents } from "../lib/io/root/open-table.ts";
import { keyNamed, openRoot, type RootFile } from "../lib/io/root/root-file.ts";
import { openBasket, readStored } from "../lib/io/root/tree/basket.ts";
import { openTree } from "../lib/io/root/tree/tree-table.ts";
import { unzip } from "../lib/io/root/unzip/unzip.ts";

const samples = [
  ["../shared/data/cms-nanoaod/NanoAODv5_sample.root", "Events"],
  ["../shared/data/cms-hep-tutorial/wz.root", "events"],
  ["../shared/data/physlite/PHYSLITE_example.root", "CollectionTree"],
  ["../shared/data/tmva/tmva_class_example.root", "TreeS"],
] as const;

const RUNS = 7;

async function cpu(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

async function median(work: () => Promise<void>): Promise<number> {
  for (let i = 0; i < 2; i++) await work();
  const seconds: number[] = [];
  for (let i = 0; i < RUNS; i++) seconds.push(await cpu(work));
  return seconds.sort((a, b) => a - b)[(RUNS - 1) / 2]!;
}

async function report(path: string, name: string): Promise<void> {
  const file = await openRoot(path);
  const events = await eventsNamed(file, name);
  const names = events.columns.map((column) => column.name);
  const ours = await median(async () => {
    await events.read(names, 0, events.nEvents);
  });
  const { seconds: packed, bytes, baskets } = await unpacking(file, name);
  const { seconds: peer, branches } = await jsroots(path, name, events);
  const perSecond = (n: number, seconds: number): string =>
    Math.round(n / seconds).toLocaleString("en");
  process.stdout.write(
    `${path.split("/").at(-1)}: ${events.nEvents} events, ${names.length} columns, ${baskets} baskets, ${(bytes / 1e6).toFixed(1)} MB\n` +
      `  toplab   ${perSecond(names.length, ours).padStart(9)} columns a second (${(1e3 * ours).toFixed(1)} ms)\n` +
      `  jsroot   ${perSecond(branches, peer).padStart(9)} columns a second (${branches} branches in ${(1e3 * peer).toFixed(1)} ms): ${(peer / branches / (ours / names.length)).toFixed(1)} times slower\n` +
      `  unpacking alone ${(1e3 * packed).toFixed(1)} ms: reading takes ${(ours / packed).toFixed(2)} times as long\n`,
  );
  await file.close();
}

/** The time to unpack all baskets of a tree, read already. */
async function unpacking(
  file: RootFile,
  name: string,
): Promise<{ seconds: number; bytes: number; baskets: number }> {
  const tree = await openTree(file, keyNamed(file, name)!);
  const parts: [Uint8Array, number][] = [];
  for (const source of tree.sources.values()) {
    const stored = await readStored(source.where, file.source, source.places());
    for (const [i, bytes] of stored.entries()) {
      if (!bytes) continue;
      await openBasket(source.where, source.places()[i]!, bytes);
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      parts.push([bytes.subarray(view.getUint16(14)), view.getUint32(6)]); // after its key
    }
  }
  const seconds = await median(async () => {
    for (const [bytes, plain] of parts) await unzip(name, bytes, plain);
  });
  return {
    seconds,
    baskets: parts.length,
    bytes: parts.reduce((sum, [, plain]) => sum + plain, 0),
  };
}

/** The time that jsroot takes for the branches that it can read. */
async function jsroots(
  path: string,
  name: string,
  { refused }: FileEvents,
): Promise<{ seconds: number; branches: number }> {
  const bytes = readFileSync(path);
  const file = await openFile(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  );
  const tree = await file.readObject(name);
  const no = new Set(refused.map((branch) => branch.name));
  const branches = leafBranches(tree.fBranches.arr).filter(({ fName }) => !no.has(fName));
  let read = 0;
  const seconds = await cpu(() =>
    quietly(async () => {
      for (const branch of branches) {
        const selector = new TSelector();
        selector.addBranch(branch, "value");
        selector.Process = () => {};
        selector.ProcessArrays = () => {};
        await treeProcess(tree, selector)
          .then(() => read++)
          .catch(() => {});
      }
    }),
  );
  return { seconds, branches: read };
}

interface JsrootBranch {
  readonly fName: string;
  readonly fBranches: { readonly arr: readonly JsrootBranch[] };
}

function leafBranches(branches: readonly JsrootBranch[]): JsrootBranch[] {
  return branches.flatMap((branch) =>
    branch.fBranches.arr.length > 0 ? leafBranches(branch.fBranches.arr) : [branch],
  );
}

const wanted = process.argv.slice(2);
const files: (readonly [string, string])[] = wanted.length > 0 ? [] : [...samples];
for (let i = 0; i + 1 < wanted.length; i += 2) files.push([wanted[i]!, wanted[i + 1]!]);
for (const [path, tree] of files) {
  if (existsSync(path)) await report(path, tree);
  else process.stdout.write(`${path} is not here: skipped\n`);
}
