import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServedCourse, servedCourse } from "./served-course.ts";

let served: ServedCourse;
const pixel = Buffer.from(
  "GIF89a\x01\x00\x01\x00\x00\xff\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x00;",
  "latin1",
);

beforeAll(async () => {
  served = await servedCourse();
  const { root } = served.course;
  writeFileSync(join(root, "secret.svg"), "<svg><!-- secret --></svg>");
  mkdirSync(join(root, "notebooks", "pictures"));
  writeFileSync(join(root, "notebooks", "pictures", "dimuon mass.gif"), pixel);
  writeFileSync(join(root, "notebooks", "drawing.svg"), "<svg><script>alert(1)</script></svg>");
  writeFileSync(join(root, "work", "passwords.txt"), "secret");
  symlinkSync("../secret.svg", join(root, "work", "link.svg"));
  symlinkSync("/", join(root, "work", "everything"));
});
afterAll(() => served.close(), 60_000);

/** What the server answers to these very bytes. */
function raw(...lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(served.server.port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("utf8").on("data", (part) => {
      answer += part;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
    socket.end(`${lines.join("\r\n")}\r\n\r\n`);
  });
}

describe("pages that are not ours", () => {
  test.each([
    ["another port of this machine", "same-site"],
    ["another site", "cross-site"],
  ])("a script of %s reads nothing, even with the cookie", async (_, site) => {
    for (const mode of ["cors", "no-cors", "navigate"]) {
      const headers = { ...served.own, "sec-fetch-site": site, "sec-fetch-mode": mode };
      const { status, text } = await served.ask("/api/notebooks/01-first/file", { headers });
      expect(status).toBe(403);
      expect(text).not.toContain("cells");
    }
  });

  test("a link to the course on another page of this machine opens it", async () => {
    const foreign = { "sec-fetch-site": "same-site", "sec-fetch-mode": "navigate" };
    expect((await served.ask("/", { headers: { ...served.own, ...foreign } })).status).toBe(200);
  });

  test("nobody may show our pages in a frame, or read an answer as another type", async () => {
    const { headers } = await served.does("GET /api/course");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("a preflight of a foreign page grants it nothing", async () => {
    const { status, headers } = await served.ask("/api/notebooks/01-first/run", {
      method: "OPTIONS",
      headers: { origin: "http://evil.example", "access-control-request-method": "POST" },
    });
    expect(status).toBe(401);
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("bytes that no browser sends", () => {
  test("without a Host nothing is served", async () => {
    expect(await raw("GET /api/course HTTP/1.1", `Cookie: ${served.cookie}`)).toMatch(
      /^HTTP\/1.1 40/,
    );
    expect(await raw("GET /api/course HTTP/1.0", `Cookie: ${served.cookie}`)).toMatch(
      /^HTTP\/1.1 40/,
    );
  });

  test("an address in the request line does not stand in for the Host", async () => {
    const own = `127.0.0.1:${served.server.port}`;
    const answer = await raw(
      `GET http://${own}/api/course HTTP/1.1`,
      "Host: evil.example",
      `Cookie: ${served.cookie}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 403/);
  });

  test.each(["GET /../../package.json HTTP/1.1", "GET /assets/../../../package.json HTTP/1.1"])(
    "%s leads nowhere",
    async (line) => {
      const answer = await raw(
        line,
        `Host: 127.0.0.1:${served.server.port}`,
        `Cookie: ${served.cookie}`,
        "Connection: close",
      );
      expect(answer).not.toContain("devDependencies");
    },
  );

  test("two cookies of our name are not a key, whatever the second one is", async () => {
    const name = served.cookie.split("=")[0];
    const headers = { cookie: `${name}=guess; ${name}=${"x".repeat(32)}` };
    expect((await served.ask("/api/course", { headers })).status).toBe(401);
  });
});

describe("names that lead elsewhere", () => {
  const names = [
    "..%2fsecret",
    "%2e%2e",
    "01-first%00",
    "own-..%2f01-first",
    "own-",
    "constructor",
  ];
  test.each(names)("there is no notebook %s, to read, write or remove", async (name) => {
    for (const method of ["GET", "PUT", "DELETE"]) {
      const { status } = await served.does(`${method} /api/notebooks/${name}`, {});
      expect([400, 404]).toContain(status);
    }
  });

  test("a lesson cannot be removed", async () => {
    const { status, text } = await served.does("DELETE /api/notebooks/01-first");
    expect(status).toBe(403);
    expect(text).toContain("belongs to the course");
  });

  test("an upload keeps to its folder, whatever its name", async () => {
    const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] });
    for (const name of ["../../evil.ipynb", "/etc/passwd", "..\\..\\evil", ".", "a\0b"]) {
      const { status, text: answer } = await served.does("POST /api/notebooks", { name, text });
      expect(status).toBe(201);
      expect(JSON.parse(answer).id).toMatch(/^own-[\w-]+$/);
    }
  });
});

describe("pictures beside a notebook", () => {
  const picture = (path: string) =>
    served.does(`GET /api/notebooks/01-first/picture?path=${encodeURIComponent(path)}`);

  test("one that a lesson shows is served", async () => {
    const { status, headers } = await picture("pictures/dimuon mass.gif");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("image/gif");
  });

  test("a drawing that is opened on its own runs none of its scripts", async () => {
    const { headers } = await picture("drawing.svg");
    expect(headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
  });

  test.each([
    "../secret.svg",
    "pictures/../../secret.svg",
    "link.svg",
    "everything/etc/alternatives/x.png",
    "/etc/hostname.png",
    "passwords.txt",
    "01-first.ipynb",
    "..\\secret.svg",
    "drawing.svg\0.png",
    "",
  ])("%j is not served", async (path) => {
    const { status, text } = await picture(path);
    expect(status).toBe(404);
    expect(text).not.toContain("secret -->");
  });
});
