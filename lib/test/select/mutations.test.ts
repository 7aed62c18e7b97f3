import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isClear, runMutated, writeSamples } from "./mutated-runs.ts";

test("of 25 analyses with things changed at random each runs or says what is wrong", async () => {
  const folder = mkdtempSync(join(tmpdir(), "toplab-mutations-"));
  await writeSamples(folder);
  for (let seed = 1; seed <= 25; seed++) {
    const { said, text } = await runMutated(folder, seed);
    expect(isClear(said, folder), `seed ${seed}: ${said}\n${text}`).toBe(true);
  }
  rmSync(folder, { recursive: true });
});
