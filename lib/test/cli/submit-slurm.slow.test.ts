import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { twoRegions } from "../stats/bootstrap/small-workspace.ts";
import { type OwnSlurm, startSlurm, withoutSlurm } from "./own-slurm.ts";

const program = fileURLToPath(new URL("../../bin/toplab.js", import.meta.url));
const patience = { timeout: 300_000 };

describe.skipIf(withoutSlurm !== "")(
  `a real Slurm on this machine${withoutSlurm}`,
  patience,
  () => {
    let folder: string;
    let slurm: OwnSlurm;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "toplab-slurm-"));
      writeFileSync(path("two.json"), JSON.stringify(twoRegions));
      slurm = await startSlurm(path("slurm"));
    }, 120_000);
    afterAll(async () => {
      await slurm?.end();
      rmSync(folder, { recursive: true, force: true });
    });

    const path = (...names: readonly string[]): string => join(folder, ...names);
    const toplab = (...words: readonly string[]) =>
      spawnSync(process.execPath, [program, ...words], { encoding: "utf8", cwd: folder });
    const submit = (name: string, replicas: number, parts: number): void => {
      const words = ["-n", `${replicas}`, "--seed", "7", "--parts", `${parts}`, "-o", "fits.csv"];
      const { status, stdout, stderr } = toplab("submit", "two.json", ...words, "--folder", name);
      expect(status, stderr).toBe(0);
      expect(stdout).toMatch(/parts for Slurm\njob \d+, gathered by job \d+\n$/);
    };
    const allDone = async (): Promise<void> => {
      while (slurm.run("squeue", "--noheader") !== "") await wait(200);
    };
    const onOneMachine = (name: string, replicas: number): Buffer => {
      const words = ["-n", `${replicas}`, "--seed", "7", "-o", name];
      expect(toplab("bootstrap", "two.json", ...words).status).toBe(0);
      return readFileSync(path(name));
    };

    test("fits all parts, gathers them, and makes the bytes that one machine makes", async () => {
      submit("job", 400, 5);
      await allDone();
      expect(readFileSync(path("job", "logs", "gather.log"), "utf8")).toMatch(
        /fits.csv: 400 fits, 0 failed, seed 7/,
      );
      expect(readFileSync(path("job", "logs", "part-4.log"), "utf8")).toBe(
        "part 4: 80 fits, 0 failed\n",
      );
      expect(readFileSync(path("job", "fits.csv"))).toEqual(onOneMachine("one.csv", 400));
    });

    test("goes on with a part that was put back into the queue", async () => {
      submit("again", 60_000, 2);
      const part = path("again", "parts", "part-00001.jsonl");
      while (!existsSync(part) || statSync(part).size < 100_000) await wait(20);
      const running = slurm.run("squeue", "--noheader", "--name=toplab-bootstrap", "--format=%i");
      const task = running
        .split("\n")
        .find((id) => id.trim().endsWith("_1"))!
        .trim();
      slurm.run("scontrol", "requeue", task);
      const before = statSync(part).size;
      // a task that was put back waits for two minutes, unless told otherwise
      await wait(2000);
      slurm.run("scontrol", "update", `jobid=${task}`, "starttime=now");
      await allDone();
      expect(before).toBeLessThan(statSync(part).size);
      expect(readFileSync(path("again", "logs", "part-1.log"), "utf8")).toMatch(
        /interrupted; what was fitted is in .*part-00001.jsonl, and the same command goes on[\s\S]*part 1: 30000 fits/,
      );
      expect(readFileSync(path("again", "fits.csv"))).toEqual(onOneMachine("two.csv", 60_000));
    });

    test("tells of a part that was cancelled, and how to have it fitted", async () => {
      submit("cut", 60_000, 2);
      const part = path("cut", "parts", "part-00001.jsonl");
      while (!existsSync(part)) await wait(20);
      const running = slurm.run("squeue", "--noheader", "--name=toplab-bootstrap", "--format=%i");
      slurm.run(
        "scancel",
        running
          .split("\n")
          .find((id) => id.trim().endsWith("_1"))!
          .trim(),
      );
      await allDone();
      const log = readFileSync(path("cut", "logs", "gather.log"), "utf8");
      expect(log).toMatch(
        /Cannot gather .*\n {2}\d+ of 60000 replicas are missing, in the parts 1; to have/,
      );
      const [, again] = /to have them fitted: (.*)/.exec(log)!;
      const [command, ...words] = again!.split(" ");
      slurm.run(command!, ...words);
      await allDone();
      const { status, stdout } = toplab("submit", "--gather", "cut");
      expect([status, stdout]).toEqual([
        0,
        expect.stringContaining("60000 fits, 0 failed, seed 7"),
      ]);
    });
  },
);
