import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readColumns } from "../../../io/index.ts";
import { sweeps } from "../../../io/root/file/byte-source.ts";
import { localSource } from "../../../io/root/file/local-source.ts";
import { ntupleFile } from "./ntuple-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-bytes-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const places = fc.array(fc.record({ from: fc.nat(900), bytes: fc.integer({ min: 1, max: 100 }) }), {
  minLength: 1,
  maxLength: 20,
});

test("places are swept so that every one lies in one sweep, and far ones are not joined", () => {
  fc.assert(
    fc.property(places, fc.nat(50), (wanted, gap) => {
      const swept = sweeps(wanted, gap, 10_000);
      expect(swept.flatMap(({ members }) => [...members]).sort()).toEqual(
        wanted.map((_, i) => i).sort(),
      );
      for (const { from, bytes, members } of swept) {
        for (const i of members) {
          expect(wanted[i]!.from).toBeGreaterThanOrEqual(from);
          expect(wanted[i]!.from + wanted[i]!.bytes).toBeLessThanOrEqual(from + bytes);
        }
      }
      for (let i = 1; i < swept.length; i++) {
        expect(swept[i]!.from).toBeGreaterThan(swept[i - 1]!.from + swept[i - 1]!.bytes + gap);
      }
    }),
  );
});

test("a local file gives the bytes at any places, in the order asked for", async () => {
  const content = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37) % 256);
  writeFileSync(join(folder, "bytes"), content);
  const source = await localSource(join(folder, "bytes"));
  await fc.assert(
    fc.asyncProperty(places, async (wanted) => {
      const read = await source.read(wanted);
      expect(read).toEqual(wanted.map(({ from, bytes }) => content.slice(from, from + bytes)));
    }),
    { numRuns: 30 },
  );
  await expect(source.read([{ from: 990, bytes: 20 }])).rejects.toThrow(
    "the file ends at byte 1000",
  );
  await source.close();
});

describe("over HTTP", () => {
  let server: Server;
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  /** A server on this machine; gives the address of a ROOT file and what was asked for. */
  async function serve(
    answer: (response: ServerResponse, from: number, to: number, nth: number) => void,
  ): Promise<{ url: string; asked: [number, number][] }> {
    const asked: [number, number][] = [];
    server = createServer((request, response) => {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
      asked.push([Number(from), Number(to)]);
      answer(response, Number(from), Number(to), asked.length);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
    return { url: `http://127.0.0.1:${port}/events.root`, asked };
  }

  const lists = Array.from({ length: 3000 }, (_, i) =>
    Array.from({ length: i % 5 }, (_, k) => i + k),
  );
  const met = Array.from({ length: 3000 }, (_, i) => i / 2);
  const file = ntupleFile({
    met: { type: "float", values: met },
    hits: { type: "std::vector<float>", values: lists },
  });
  const part = (response: ServerResponse, from: number, to: number): void => {
    const end = Math.min(to + 1, file.length);
    response.writeHead(206, { "content-range": `bytes ${from}-${end - 1}/${file.length}` });
    response.end(file.subarray(from, end));
  };

  test("only the parts of a file are fetched that a column needs", async () => {
    const { url, asked } = await serve(part);
    const { columns } = await readColumns(url, "events", { columns: ["met"] });
    expect(columns["met"]).toEqual(Float64Array.from(met));
    const hits = asked.some(([from, to]) => from <= 20_000 && to >= 30_000);
    expect(hits).toBe(false);
    expect(asked.length).toBeLessThan(12);
  });

  test("a server that is busy once is asked again", async () => {
    const { url } = await serve((response, from, to, nth) => {
      if (nth % 3 === 2) response.writeHead(503).end();
      else part(response, from, to);
    });
    const { columns } = await readColumns(url, "events");
    expect(columns["hits"]).toHaveProperty("values", Float64Array.from(lists.flat()));
  });

  test("what cannot be had is said: no file, no parts of files, another file meanwhile, too few bytes", async () => {
    const failing = async (answer: Parameters<typeof serve>[0]): Promise<unknown> => {
      const { url } = await serve(answer);
      return readColumns(url, "events").catch((error: unknown) => error);
    };
    const told = (error: unknown): string => (error as Error).message.replace(/^\S+ /, "");
    expect(told(await failing((response) => response.writeHead(404).end()))).toBe(
      "the server answers 404 Not Found",
    );
    server.close();
    expect(told(await failing((response) => response.writeHead(200).end(file)))).toBe(
      "the server sends no parts of files: download the file first",
    );
    server.close();
    const changing = await failing((response, from, to, nth) => {
      response.writeHead(206, { "content-range": `bytes ${from}-${to}/${file.length + nth}` });
      response.end(file.subarray(from, to + 1));
    });
    expect(told(changing)).toMatch(/the file has changed from \d+ to \d+ bytes/);
    server.close();
    const short = await failing((response, from, to) => {
      response.writeHead(206, { "content-range": `bytes ${from}-${to}/${file.length}` });
      response.end(file.subarray(from, Math.min(to, from + 10)));
    });
    expect(told(short)).toMatch(/the server sent \d+ bytes where \d+ were wanted/);
  });
});
