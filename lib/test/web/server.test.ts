import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NotebookView } from "../../web/protocol.ts";
import { type CourseServer, serveCourse } from "../../web/server.ts";
import { type SmallCourse, smallCourse } from "./small-course.ts";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const page = mkdtempSync(join(tmpdir(), "toplab-page-"));
writeFileSync(join(page, "index.html"), "<!doctype html><title>the page</title>");
writeFileSync(join(page, "main.js"), "export {};");
let course: SmallCourse;
let server: CourseServer;
let cookie: string;

/** Unlike `fetch`, sends every path and header as it is given. */
function ask(path: string, { method = "GET", headers = {}, body }: Question = {}): Promise<Answer> {
  const { port } = server;
  const all = { host: `127.0.0.1:${port}`, ...headers };
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, method, headers: all }, (got) => {
      const parts: Buffer[] = [];
      got.on("data", (part: Buffer) => parts.push(part));
      got.on("end", () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: got.statusCode ?? 0, headers: got.headers, text });
      });
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const own = () => ({ cookie, origin: `http://127.0.0.1:${server.port}` });
const open = async (id: string) =>
  JSON.parse((await ask(`/api/notebooks/${id}`, { headers: own() })).text) as NotebookView;

beforeAll(async () => {
  course = smallCourse();
  server = await serveCourse(course.root, { pageFolder: page, now: () => "2026-01-01T00:00:00Z" });
  const { pathname, search } = new URL(server.url);
  const entered = await ask(pathname + search);
  cookie = String(entered.headers["set-cookie"]?.[0]?.split(";")[0]);
});
afterAll(async () => {
  await server.close();
  course.remove();
  rmSync(page, { recursive: true });
});

describe("who may come in", () => {
  test("the printed address gives a strict cookie, unreadable for scripts, and leads on without the token", async () => {
    const { pathname, search } = new URL(server.url);
    const { status, headers, text } = await ask(pathname + search);
    expect(status).toBe(200);
    expect(headers["set-cookie"]?.[0]).toMatch(/HttpOnly.*SameSite=Strict/);
    expect(text).toContain("url=/");
    expect(text).not.toContain(search.slice(7));
    expect(headers["set-cookie"]?.[0]).not.toContain(search.slice(7));
    expect(headers["referrer-policy"]).toBe("no-referrer");
  });

  test.each(["/", "/api/course", "/assets/main.js", "/api/notebooks/01-first/events", "/frame"])(
    "without the cookie %s says where the key is, and nothing else",
    async (path) => {
      const { status, text } = await ask(path);
      expect(status).toBe(401);
      expect(text).toContain("address that it printed");
    },
  );

  test("a guessed token or cookie opens nothing", async () => {
    expect((await ask("/?token=guess")).status).toBe(401);
    const name = cookie.split("=")[0];
    expect((await ask("/", { headers: { cookie: `${name}=guess` } })).status).toBe(401);
  });

  test.each(["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80"])(
    "a page that reached us under the name %j is turned away even with the cookie",
    async (host) => {
      expect((await ask("/api/course", { headers: { ...own(), host } })).status).toBe(403);
    },
  );

  test.each([undefined, "null", "http://evil.example", "http://127.0.0.1:1"])(
    "nothing is changed for a page of the origin %j",
    async (origin) => {
      const headers = origin === undefined ? { cookie } : { cookie, origin };
      for (const [method, path] of [
        ["PUT", "/api/notebooks/01-first"],
        ["POST", "/api/notebooks/01-first/run"],
        ["POST", "/api/notebooks/01-first/reset"],
      ]) {
        expect((await ask(path!, { method: method!, headers, body: {} })).status).toBe(403);
      }
    },
  );

  test("it listens on the loopback address alone", () => {
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
  });

  test("a port that is taken is told in one sentence", async () => {
    const again = serveCourse(course.root, { pageFolder: page, port: server.port, now: () => "" });
    await expect(again).rejects.toThrow(
      /^Cannot serve on port \d+: another program uses it: choose/,
    );
  });
});

describe("what is served", () => {
  test("pages may load from this machine only, and run no script but ours", async () => {
    for (const path of ["/", "/notebooks/01-first", "/api/course", "/nowhere"]) {
      const policy = (await ask(path, { headers: own() })).headers["content-security-policy"];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    }
  });

  test("the frame for outputs with scripts has no origin and no network", async () => {
    const policy = (await ask("/frame", { headers: own() })).headers["content-security-policy"];
    expect(policy).toContain("sandbox allow-scripts;");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/allow-same-origin|connect-src|https?:/);
  });

  test.each([
    "/assets/../../package.json",
    "/assets/..%2f..%2fpackage.json",
    "/assets/%2e%2e/index.ts",
    "/assets//etc/passwd",
    "/assets/..\\..\\package.json",
    "/api/notebooks/..%2f..%2fpackage",
    "/api/notebooks/%2e%2e%2fnotebooks%2f01-first",
    "/api/notebooks/01-first.ipynb",
    "/api/notebooks/__proto__",
  ])("%s leads nowhere", async (path) => {
    const { status, text } = await ask(path, { headers: own() });
    expect([400, 404]).toContain(status);
    expect(text).not.toMatch(/"version"|cell_type|root:/);
  });
});

describe("keeping the work", () => {
  test("a save is on disk, with what cells have put out before", async () => {
    const { revision, cells } = await open("02-second");
    const edited = cells.map((cell) => ({ ...cell, source: "# Mine" }));
    const body = { revision, cells: [...edited, { id: "new", kind: "code", source: "1 + 1" }] };
    const saved = await ask("/api/notebooks/02-second", { method: "PUT", headers: own(), body });
    expect(saved.status).toBe(200);
    const onDisk = JSON.parse(readFileSync(join(course.root, "work", "02-second.ipynb"), "utf8"));
    expect(onDisk.cells.map((cell: { id: string }) => cell.id)).toEqual(["text", "new"]);
    expect(JSON.parse(saved.text).revision).toBe((await open("02-second")).revision);
  });

  test("a save over somebody else's changes is refused, and those stay", async () => {
    const { revision, cells } = await open("02-second");
    const path = join(course.root, "work", "02-second.ipynb");
    writeFileSync(path, readFileSync(path, "utf8").replace("Mine", "Theirs"));
    const body = { revision, cells: cells.map((cell) => ({ ...cell, source: "# Late" })) };
    const saved = await ask("/api/notebooks/02-second", { method: "PUT", headers: own(), body });
    expect(saved.status).toBe(409);
    expect(readFileSync(path, "utf8")).toContain("Theirs");
  });

  test.each([
    null,
    7,
    { revision: 1, cells: [] },
    { revision: "", cells: [{}] },
    { revision: "", cells: [{ id: "../x", kind: "code", source: "" }] },
    { revision: "", cells: [{ id: "x", kind: "html", source: "" }] },
  ])("a save that is none (%j) is refused and writes nothing", async (body) => {
    const before = await open("01-first");
    const saved = await ask("/api/notebooks/01-first", { method: "PUT", headers: own(), body });
    expect(saved.status).toBe(400);
    expect(await open("01-first")).toEqual(before);
  });

  test("a body without end is cut off", async () => {
    const body = { revision: "", cells: [{ id: "x", kind: "code", source: "x".repeat(9e6) }] };
    const saved = await ask("/api/notebooks/01-first", { method: "PUT", headers: own(), body });
    expect(saved.status).toBe(413);
  });
});
