import { once } from "node:events";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findLaunch, forgetLaunch, recordLaunch } from "../../web/index.ts";
import { type ServedCourse, servedCourse } from "./served-course.ts";
import { type SmallCourse, smallCourse } from "./small-course.ts";

let served: ServedCourse;
let other: SmallCourse;
const servers: Server[] = [];

beforeAll(async () => {
  served = await servedCourse();
  other = smallCourse();
  mkdirSync(join(other.root, "work"));
});
afterEach(() => {
  for (const server of servers) server.close();
});
afterAll(async () => {
  await served.close();
  other.remove();
});

const noteOf = (root: string) => join(root, "work", ".running.json");

test("a course that is served is found by its note, until the note is taken away", async () => {
  const { root } = served.course;
  expect(await findLaunch(root)).toBeUndefined();
  recordLaunch(root, served.server.url);
  expect(await findLaunch(root)).toBe(served.server.url);
  forgetLaunch(root, "http://127.0.0.1:1/?token=another");
  expect(await findLaunch(root)).toBe(served.server.url);
  forgetLaunch(root, served.server.url);
  expect(await findLaunch(root)).toBeUndefined();
});

test("a folder that was copied with its note is another course", async () => {
  recordLaunch(served.course.root, served.server.url);
  cpSync(noteOf(served.course.root), noteOf(other.root));
  expect(await findLaunch(other.root)).toBeUndefined();
});

test("a key that is not this server's is no proof", async () => {
  recordLaunch(served.course.root, `${served.server.url}x`);
  expect(await findLaunch(served.course.root)).toBeUndefined();
});

test("another program on that port is not believed, nor told the key", async () => {
  const asked: string[] = [];
  const stranger = createServer((request, response) => {
    asked.push(`${request.url} ${JSON.stringify(request.headers)}`);
    response.end("yes, this is Toplab");
  });
  servers.push(stranger);
  await once(stranger.listen(0, "127.0.0.1"), "listening");
  const { port } = stranger.address() as AddressInfo; // it listens on TCP
  recordLaunch(other.root, `http://127.0.0.1:${port}/?token=secret`);
  expect(await findLaunch(other.root)).toBeUndefined();
  expect(asked).toHaveLength(1);
  expect(asked[0]).not.toContain("secret");
});

test.each([
  "",
  "{",
  "[]",
  '{"url": 7}',
  '{"url": "nowhere"}',
  '{"url": "http://127.0.0.1:1/?token=x"}',
  '{"url": "http://192.0.2.1/?token=x"}',
  '{"url": "file:///etc/passwd"}',
])("a note of %j leads nowhere", async (text) => {
  writeFileSync(noteOf(other.root), text);
  expect(await findLaunch(other.root)).toBeUndefined();
});
