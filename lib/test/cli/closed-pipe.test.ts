import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

test("a reader who has seen enough, as head has, ends a command without a complaint", async () => {
  const child = spawn(process.execPath, ["lib/bin/toplab.js", "simulate", "--help"]);
  child.stdout.destroy(); // long before the command has something to say
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect(complaint).toBe("");
  expect(code).toBe(0);
});
