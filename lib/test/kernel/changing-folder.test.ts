import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startKernel } from "../../kernel/index.ts";
import { patience, runCell } from "./cell.ts";

test(
  "what is installed beside the notebook meanwhile does not disturb the next cells",
  async () => {
    const cwd = mkdtempSync(join(tmpdir(), "toplab-changing-"));
    const kernel = await startKernel({ cwd });
    const missing = await runCell(kernel, 'import { eta } from "./track";');
    expect(missing.reply).toMatchObject({ status: "error", kind: "compile" });
    for (const path of ["node_modules", "node_modules/package"]) {
      mkdirSync(join(cwd, path));
      await sleep(500); // the compiler hears of it from the system, and waits for more
      expect((await runCell(kernel, "1 + 1")).reply).toMatchObject({ status: "ok" });
    }
    writeFileSync(join(cwd, "track.ts"), "export const eta = 1.5;");
    await expect
      .poll(async () => (await runCell(kernel, 'import { eta } from "./track"; eta')).result, {
        timeout: patience,
      })
      .toBe("1.5");
    await kernel.shutdown();
    rmSync(cwd, { recursive: true });
  },
  patience,
);
