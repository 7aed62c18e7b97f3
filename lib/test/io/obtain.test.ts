import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seededRandom } from "../../core/index.ts";
import {
  type DatasetEntry,
  type DownloadProgress,
  datasetEntry,
  obtain,
  type Patience,
} from "../../io/index.ts";
import {
  claiming,
  cutAfter,
  ignoringRange,
  type Manner,
  ofUnknownLength,
  silent,
  stallAfter,
  status,
  type UnrulyServer,
  unrulyServer,
  well,
} from "./unruly-server.ts";

const random = seededRandom(1);
const content = Uint8Array.from({ length: 300_000 }, () => Math.floor(256 * random()));
const wrong = content.map((byte, i) => (i === 150_000 ? byte ^ 1 : byte));
const patience: Patience = { connect: 60_000, stall: 60_000, pause: 1, retries: 2 };
const impatient: Patience = { connect: 300, stall: 300, pause: 1, retries: 2 };

let cache: string;
let servers: UnrulyServer[];
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "toplab-cache-"));
  servers = [];
  received = 0;
  waiting = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(cache, { recursive: true, force: true });
});

/** Bytes saved so far, and who waits for how many. */
let received = 0;
let waiting: { bytes: number; go: () => void }[] = [];
const onProgress = (step: DownloadProgress): void => {
  received = step.received;
  for (const { go } of waiting.filter(({ bytes }) => bytes <= received)) go();
};

/** Cuts the connection once so many more bytes are saved. */
const cut =
  (bytes: number, file: Uint8Array = content): Manner =>
  (response, from) => {
    received = from;
    const saved = (total: number): Promise<void> =>
      received >= total
        ? Promise.resolve()
        : new Promise((go) => waiting.push({ bytes: total, go }));
    return cutAfter(bytes, file, saved)(response, from);
  };

async function serve(...manners: Manner[]): Promise<UnrulyServer> {
  const server = await unrulyServer(...manners);
  servers.push(server);
  return server;
}

function entryAt(...urls: readonly string[]): DatasetEntry {
  return {
    ...datasetEntry("cms-z-mumu"),
    file: "muons.csv",
    bytes: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
    addresses: urls.map((url) => ({ url, established: "a test" })),
  };
}

const places = (...mirrors: readonly string[]) => ({ cache, mirrors, offline: false });
const target = (): string => join(cache, "muons.csv");

/** Obtains from these servers and expects the right bytes under the real name, and nothing else. */
async function expectWhole(...from: readonly UnrulyServer[]): Promise<void> {
  const entry = entryAt(...from.map(({ url }) => `${url}/muons.csv`));
  const { path } = await obtain(entry, { places: places(), patience, onProgress });
  expect(path).toBe(target());
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(readdirSync(cache)).toEqual(["muons.csv"]);
}

/** Expects a refusal with these words, and that there is no file under the real name. */
async function expectRefusal(
  server: UnrulyServer,
  words: string,
  options: { patience: Patience } = { patience },
): Promise<void> {
  const entry = entryAt(`${server.url}/muons.csv`);
  const error: unknown = await obtain(entry, { places: places(), onProgress, ...options }).catch(
    (e) => e,
  );
  expect(error).toMatchObject({ name: "DataError", where: "muons.csv" });
  expect(String(error)).toContain(`${server.url}/muons.csv ${words}`);
  expect(existsSync(target())).toBe(false);
}

test("a file comes down whole, with its progress, and a second time from the cache", async () => {
  const server = await serve(well(content));
  const steps: DownloadProgress[] = [];
  const entry = entryAt(`${server.url}/muons.csv`);
  const options = { places: places(), onProgress: (step: DownloadProgress) => steps.push(step) };
  expect(await obtain(entry, options)).toEqual({ path: target(), from: "network" });
  expect(await obtain(entry, options)).toEqual({ path: target(), from: "cache" });
  expect(server.requests).toEqual([{ path: "/muons.csv", from: 0 }]);
  const received = steps.map((step) => step.received);
  expect(received).toEqual(received.toSorted((a, b) => a - b));
  expect(steps.at(-1)).toMatchObject({ file: "muons.csv", received: 300_000, total: 300_000 });
});

test("a connection that breaks off is taken up where it broke", async () => {
  const server = await serve(cut(100_000), cut(50_000), well(content));
  await expectWhole(server);
  expect(server.requests.map(({ from }) => from)).toEqual([0, 100_000, 150_000]);
});

test("a connection that always breaks off leaves a part, and the next call goes on from it", async () => {
  const server = await serve(cut(100_000), cut(0));
  await expectRefusal(server, "breaks off");
  expect(readdirSync(cache)).toEqual(["muons.csv.part"]);
  const better = await serve(well(content));
  await expectWhole(better);
  expect(better.requests).toEqual([{ path: "/muons.csv", from: 100_000 }]);
});

test("a server that goes silent is given up, in the beginning or in the middle", async () => {
  const hurried = { patience: impatient };
  await expectRefusal(await serve(silent), "does not answer within 0.3 s", hurried);
  await expectRefusal(await serve(stallAfter(10, content)), "sends nothing for 0.3 s", hurried);
  await expectWhole(await serve(well(content)));
}, 30_000);

test("a server that ignores the range sends everything once more, and that is right too", async () => {
  await expectWhole(await serve(cut(100_000), ignoringRange(content)));
});

test("a server that sends a range nobody asked for is not believed", async () => {
  const shifted: Manner = (response, from) => {
    const range = `bytes ${from + 1}-299999/300000`;
    response.writeHead(206, { "content-range": range }).end(content.subarray(from + 1));
  };
  const server = await serve(cut(100_000), shifted, well(content));
  await expectWhole(server);
  expect(server.requests.map(({ from }) => from)).toEqual([0, 100_000, 0]);
});

test("a range that the server cannot serve is asked for again from the start", async () => {
  await expectWhole(await serve(cut(100_000), status(416), well(content)));
});

test("a length that is too long or too short means another file", async () => {
  const longer = "has another file, of 300001 bytes instead of 300000";
  await expectRefusal(await serve(claiming(300_001, content)), longer);
  await expectRefusal(await serve(claiming(299_999, content)), "has another file, of 299999 bytes");
  const more = new Uint8Array(300_001);
  await expectRefusal(await serve(ofUnknownLength(more)), "has another file, of 300001 bytes");
  await expectRefusal(await serve(ofUnknownLength(content.subarray(1))), "breaks off after 299999");
});

test("a file that changed its length between two ranges is refused", async () => {
  const server = await serve(cut(100_000), well(content.subarray(0, 200_000)));
  await expectRefusal(server, "has another file, of 200000 bytes instead of 300000");
});

test("wrong bytes never get the real name, and are not kept", async () => {
  await expectRefusal(await serve(well(wrong)), "has a file with the wrong checksum");
  expect(readdirSync(cache)).toEqual([]);
});

test("a server that breaks off and has wrong bytes too is given up after a second try", async () => {
  const server = await serve((response, from) =>
    from > 0 ? well(wrong)(response, from) : cut(200_000, wrong)(response, from),
  );
  await expectRefusal(server, "has a file with the wrong checksum");
  expect(readdirSync(cache)).toEqual([]);
}, 30_000);

test("a part that turns out wrong is thrown away and the file fetched from its start", async () => {
  writeFileSync(`${target()}.part`, wrong.subarray(0, 200_000));
  const server = await serve(well(content));
  await expectWhole(server);
  expect(server.requests.map(({ from }) => from)).toEqual([200_000, 0]);
});

test("a part that is already whole needs no server, one that is too long is thrown away", async () => {
  writeFileSync(`${target()}.part`, content);
  const server = await serve(well(content));
  await expectWhole(server);
  expect(server.requests).toEqual([]);
  rmSync(target());
  writeFileSync(`${target()}.part`, new Uint8Array(300_001));
  await expectWhole(server);
});

test("a missing page is not asked for again, a server in trouble is", async () => {
  const missing = await serve(status(404));
  await expectRefusal(missing, "answers 404 Not Found");
  expect(missing.requests.length).toBe(1);
  const troubled = await serve(status(503));
  await expectRefusal(troubled, "answers 503 Service Unavailable");
  expect(troubled.requests.length).toBe(1 + patience.retries);
  await expectWhole(await serve(status(500), status(429), well(content)));
});

test("when one address fails the next one goes on with what is there", async () => {
  const broken = await serve(cut(100_000), status(404));
  const good = await serve(well(content));
  await expectWhole(broken, good);
  expect(good.requests).toEqual([{ path: "/muons.csv", from: 100_000 }]);
});

test("an address that cannot be reached is named at once, with the remedy", async () => {
  const server = await unrulyServer(silent);
  await server.close();
  const entry = entryAt(`${server.url}/muons.csv`, "http://nowhere.invalid/muons.csv");
  const error: unknown = await obtain(entry, { places: places() }).catch((e) => e);
  expect(String(error)).toMatch(
    /\/muons\.csv cannot be reached \(ECONNREFUSED\), http:\/\/nowhere/,
  );
  expect(String(error)).toContain("http://nowhere.invalid/muons.csv cannot be reached (E");
  expect(String(error)).toContain(`put the file into ${cache}, or set TOPLAB_DATA to a folder`);
});

test("a mirror's folders are searched, and a wrong copy there is passed over", async () => {
  const mirror = join(cache, "mirror");
  mkdirSync(join(mirror, "a"), { recursive: true });
  mkdirSync(join(mirror, "z", "deep"), { recursive: true });
  writeFileSync(join(mirror, "a", "muons.csv"), wrong);
  writeFileSync(join(mirror, "z", "deep", "muons.csv"), content);
  const found = await obtain(entryAt(), { places: places(mirror) });
  expect(found).toEqual({ path: join(mirror, "z", "deep", "muons.csv"), from: "mirror" });
  rmSync(join(mirror, "z"), { recursive: true });
  await expect(obtain(entryAt(), { places: places(mirror) })).rejects.toThrow(
    `${join(mirror, "a", "muons.csv")} has the wrong checksum`,
  );
});

test("a mirror may be a web address, and comes before the official one", async () => {
  const mirror = await serve(well(content));
  const official = await serve(well(content));
  const entry = entryAt(`${official.url}/muons.csv`);
  await obtain(entry, { places: places(`${mirror.url}/cms/`) });
  expect(mirror.requests).toEqual([{ path: "/cms/muons.csv", from: 0 }]);
  expect(official.requests).toEqual([]);
});

test("a spoilt copy in the cache is replaced by a right one", async () => {
  writeFileSync(target(), wrong);
  await expectWhole(await serve(well(content)));
});

test("with the network kept out no server hears anything", async () => {
  const server = await serve(well(content));
  const offline = { ...places(), offline: true };
  await expect(obtain(entryAt(`${server.url}/muons.csv`), { places: offline })).rejects.toThrow(
    "muons.csv: cannot be had because TOPLAB_OFFLINE keeps the network out",
  );
  expect(server.requests).toEqual([]);
});

test("a cache that cannot be written to is named", async () => {
  writeFileSync(join(cache, "file"), "");
  const server = await serve(well(content));
  const blocked = { ...places(), cache: join(cache, "file", "datasets") };
  await expect(obtain(entryAt(`${server.url}/muons.csv`), { places: blocked })).rejects.toThrow(
    `nothing can be saved in ${blocked.cache}`,
  );
});

test("several calls at once share one download", async () => {
  const server = await serve(well(content));
  const entry = entryAt(`${server.url}/muons.csv`);
  const found = await Promise.all([1, 2, 3].map(() => obtain(entry, { places: places() })));
  expect(new Set(found.map(({ path }) => path))).toEqual(new Set([target()]));
  expect(server.requests.length).toBe(1);
});

test("several processes at once all end up with the whole file", async () => {
  const server = await serve(well(content));
  const entry = entryAt(`${server.url}/muons.csv`);
  const program = resolve("lib/test/io/obtain-in-child.ts");
  const children = [1, 2, 3].map(() =>
    fork(program, [JSON.stringify({ entry, cache })], { execArgv: ["--import", "tsx"] }),
  );
  const ends = await Promise.all(children.map((child) => once(child, "exit")));
  expect(ends.map(([code]) => code)).toEqual([0, 0, 0]);
  expect(readFileSync(target()).equals(content)).toBe(true);
  expect(readdirSync(cache)).toEqual(["muons.csv"]);
}, 60_000);

test.skipIf(process.platform === "win32")(
  "Ctrl-C leaves a part that the next process goes on from",
  async () => {
    const server = await serve(stallAfter(200_000, content), well(content));
    const entry = entryAt(`${server.url}/muons.csv`);
    const program = resolve("lib/test/io/obtain-in-child.ts");
    const child = fork(program, [JSON.stringify({ entry, cache })], {
      execArgv: ["--import", "tsx"],
    });
    await once(child, "message"); // it has got its first bytes
    child.kill("SIGINT");
    await once(child, "exit");
    expect(readdirSync(cache)).toEqual([`muons.csv.${hostname()}-${child.pid}-0.part`]);
    await expectWhole(server);
    expect(server.requests[1]?.from).toBeGreaterThan(0);
  },
  60_000,
);

test("a part that a running process is writing to is left alone", async () => {
  const theirs = `${target()}.${hostname()}-${process.ppid}-0.part`;
  writeFileSync(theirs, wrong.subarray(0, 1000));
  const server = await serve(well(content));
  await obtain(entryAt(`${server.url}/muons.csv`), { places: places() });
  expect(server.requests).toEqual([{ path: "/muons.csv", from: 0 }]);
  expect(readFileSync(theirs).length).toBe(1000);
});
