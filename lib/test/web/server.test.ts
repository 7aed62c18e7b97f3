import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalTexts } from "../../web/refusal-texts.ts";
import { serveCourse } from "../../web/server.ts";
import { type ServedCourse, servedCourse } from "./served-course.ts";

let served: ServedCourse;
const ask: ServedCourse["ask"] = (path, question) => served.ask(path, question);
const own = () => served.own;
const open: ServedCourse["open"] = (id) => served.open(id);

beforeAll(async () => {
  served = await servedCourse();
});
afterAll(() => served.close(), 60_000);

describe("who may come in", () => {
  test("the printed address gives a strict cookie, unreadable for scripts, and leads on without the token", async () => {
    const { pathname, search } = new URL(served.server.url);
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
    const name = served.cookie.split("=")[0];
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
      const headers =
        origin === undefined ? { cookie: served.cookie } : { cookie: served.cookie, origin };
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
    expect(new URL(served.server.url).hostname).toBe("127.0.0.1");
  });

  test("beside a port that is taken, the next free one is used", async () => {
    const { port } = served.server;
    const again = await serveCourse(served.course.root, {
      pageFolder: join(served.course.root, "page"),
      port,
      now: () => "",
    });
    expect(again.port).not.toBe(port);
    expect((await fetch(again.url)).status).toBe(200);
    await again.close();
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
    const onDisk = JSON.parse(
      readFileSync(join(served.course.root, "work", "02-second.ipynb"), "utf8"),
    );
    expect(onDisk.cells.map((cell: { id: string }) => cell.id)).toEqual(["text", "new"]);
    expect(JSON.parse(saved.text).revision).toBe((await open("02-second")).revision);
  });

  test("a save over somebody else's changes is refused, and those stay", async () => {
    const { revision, cells } = await open("02-second");
    const path = join(served.course.root, "work", "02-second.ipynb");
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
    const body = { revision: "", cells: [{ id: "x", kind: "code", source: "x".repeat(33e6) }] };
    const saved = await ask("/api/notebooks/01-first", { method: "PUT", headers: own(), body });
    expect(saved.status).toBe(413);
  });
});

test.each(Object.entries(refusalTexts))(
  "%s is told in three languages, with the same values",
  (_, text) => {
    const values = (wording: string) => new Set(wording.match(/\{\w+\}/g));
    expect(values(text.es)).toEqual(values(text.en));
    expect(values(text.ru)).toEqual(values(text.en));
    expect(text.ru).toMatch(/[а-я]/i);
    expect(new Set(Object.values(text)).size).toBe(3);
  },
);
