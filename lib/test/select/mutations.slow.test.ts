import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isClear, runMutated, writeSamples } from "./mutated-runs.ts";

test("of 1,000 analyses with things changed at random each runs or says what is wrong", async () => {
  const folder = mkdtempSync(join(tmpdir(), "toplab-mutations-"));
  await writeSamples(folder);
  let ran = 0;
  const unclear: string[] = [];
  for (let seed = 1000; seed < 2000; seed++) {
    const { said } = await runMutated(folder, seed);
    if (said === "ran") ran++;
    if (!isClear(said, folder)) unclear.push(`seed ${seed}: ${said}`);
  }
  expect(unclear).toEqual([]);
  expect(ran).toBeGreaterThan(50); // a comment, or another harmless change
  expect(ran).toBeLessThan(600);
  rmSync(folder, { recursive: true });
}, 600_000);
