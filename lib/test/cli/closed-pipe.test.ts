import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

test("a reader who has seen enough, as head has, ends a command without a complaint", async () => {
  const child = spawn(process.execPath, ["lib/bin/toplab.js", "simulate", "--help"]);
  child.stdout.destroy(); // long before the command has something to say
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect(complaint).toBe("");
  expect(code).toBe(0);
});

test.runIf(existsSync("/dev/full"))(
  "a disk without room for what is said is told in a sentence",
  () => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, ["lib/bin/toplab.js", "--version"], {
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    expect(stderr).toBe("toplab: Cannot write all of it: the disk is full (ENOSPC)\n");
    expect(status).toBe(1);
  },
);
