import { once } from "node:events";
import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type SmallCourse, smallCourse } from "./small-course.ts";
import {
  enter,
  family,
  isAlive,
  runCell,
  type StartedCourse,
  type StartOptions,
  startCourse,
} from "./started-course.ts";

const patience = { timeout: 120_000 };
const soon = { timeout: 30_000 };
let course: SmallCourse;
let started: StartedCourse[];

beforeEach(() => {
  course = smallCourse();
  started = [];
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill("SIGKILL");
    await ended;
  }
  course.remove();
});

function start(options?: StartOptions): StartedCourse {
  const one = startCourse(course.root, options);
  started.push(one);
  return one;
}
const note = () => join(course.root, "work", ".running.json");
const withoutProc = existsSync("/proc/self/stat") ? "" : " (skipped: no /proc here)";

describe.skipIf(withoutProc !== "")(`how a course ends${withoutProc}`, () => {
  test("Ctrl-C ends it with exit code 0, its kernels and its note", patience, async () => {
    const { child, address, ended } = start();
    const kernel = Number(await runCell(await address, "process.pid"));
    const all = family(child.pid!);
    expect(all).toContain(kernel);
    expect(existsSync(note())).toBe(true);
    child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
    await expect.poll(() => all.filter(isAlive), soon).toEqual([]);
    expect(existsSync(note())).toBe(false);
  });

  test.each(["SIGTERM", "SIGHUP"] as const)("%s does the same", patience, async (signal) => {
    const { child, address, ended } = start();
    await address;
    await expect.poll(() => existsSync(note())).toBe(true);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(existsSync(note())).toBe(false);
  });

  test(
    "if it is killed, its kernels notice that and end, even one that is busy",
    patience,
    async () => {
      const { child, address } = start();
      await runCell(await address, "process.pid");
      const ask = await enter(await address);
      const cells = [{ id: "later", code: "for (;;);" }];
      await ask("POST", "/api/notebooks/01-first/run", { cells });
      // itself, a kernel and the spare one
      await expect.poll(() => family(child.pid!).length, soon).toBeGreaterThan(2);
      const all = family(child.pid!);
      child.kill("SIGKILL");
      await expect.poll(() => all.filter(isAlive), soon).toEqual([]);
    },
  );

  test("a second Ctrl-C does not wait for anything", patience, async () => {
    const { child, address, told, ended } = start();
    const ask = await enter(await address);
    await ask("GET", "/api/notebooks/01-first"); // a spare kernel starts, which takes a second to end in peace
    const all = family(child.pid!);
    child.kill("SIGINT");
    await expect.poll(told, soon).toContain("closing");
    child.kill("SIGINT");
    expect(await ended).toEqual([1, null]);
    await expect.poll(() => all.filter(isAlive), soon).toEqual([]);
  });

  const terminal = existsSync("/usr/bin/script") ? "" : " (skipped: no terminal to open here)";
  test.skipIf(terminal !== "")(
    `a terminal that is closed takes everything with it${terminal}`,
    patience,
    async () => {
      const inTerminal = (command: readonly string[]) => {
        return ["/usr/bin/script", "-qec", command.join(" "), "/dev/null"];
      };
      const { child, address } = start({ through: inTerminal });
      await runCell(await address, "process.pid");
      // the terminal, the course, a kernel and the spare one
      await expect.poll(() => family(child.pid!).length, soon).toBeGreaterThan(3);
      const all = family(child.pid!);
      child.kill("SIGKILL");
      await expect.poll(() => all.filter(isAlive), soon).toEqual([]);
      expect(existsSync(note())).toBe(false); // it had the time to tidy up
    },
  );
});

describe("a second start", () => {
  test("finds the first, prints its address and ends", patience, async () => {
    const address = await start().address;
    const second = start({ options: ["--port", "8080"] });
    expect(await second.ended).toEqual([0, null]);
    expect(second.told()).toContain("is open already");
    expect((await second.address).href).toBe(address.href);
  });

  test.skipIf(process.platform === "win32")(
    "reads a note that nobody else may read",
    patience,
    async () => {
      await start().address;
      await expect.poll(() => existsSync(note())).toBe(true);
      expect(statSync(note()).mode & 0o777).toBe(0o600);
    },
  );

  test("does not believe the note of a course that was killed", patience, async () => {
    const first = start();
    await first.address;
    await expect.poll(() => existsSync(note())).toBe(true);
    first.child.kill("SIGKILL");
    await first.ended;
    const second = start();
    expect((await second.address).href).not.toBe((await first.address).href);
    expect(second.told()).not.toContain("is open already");
  });
});

describe("what may be in the way", () => {
  test(
    "a port that is taken: the next free one, and a sentence that says so",
    patience,
    async () => {
      const other = createServer();
      await once(other.listen(0, "127.0.0.1"), "listening");
      const { port } = other.address() as AddressInfo; // it listens on TCP
      const { address, told } = start({ options: ["--port", String(port)] });
      const found = Number((await address).port);
      expect(found).not.toBe(port);
      expect(told()).toContain(
        `toplab: port ${port} is taken by another program; this is port ${found}`,
      );
      other.close();
    },
  );

  test("work/ that is a file: one sentence, and exit code 1", patience, async () => {
    writeFileSync(join(course.root, "work"), "");
    const { ended, told } = start();
    expect(await ended).toEqual([1, null]);
    expect(told().trim().split("\n").at(-1)).toBe(
      `toplab: Cannot keep your notebooks in ${join(course.root, "work")}: it is a file: move it away, as your notebooks go into a folder of that name`,
    );
    rmSync(join(course.root, "work"));
  });
});
