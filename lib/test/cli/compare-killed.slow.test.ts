import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { normal, seededRandom } from "../../core/index.ts";

let folder: string;
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-compare-killed-"));
  const random = seededRandom(3);
  const rows = Array.from({ length: 300 }, (_, i) => {
    const label = i % 2;
    const values = [1, 2, 3].map(() => normal(random, 0.7 * label).toFixed(4));
    return [...values, (0.5 + random()).toFixed(3), label].join(",");
  });
  writeFileSync(path("events.csv"), `a,b,c,w,y\n${rows.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `toplab compare` of all twelve in a process of its own. */
function compare(out: string, workers: number) {
  const words = ["compare", path("events.csv"), "--label", "y", "--weight", "w"];
  const rest = ["--nested", "2x2", "--workers", `${workers}`, "--journal", path("journal")];
  const line = JSON.stringify(["node", "toplab", ...words, ...rest, "--folds-out", path(out)]);
  const code = `import("./lib/cli/main.ts").then(({ main }) => main(${line}))`;
  return spawn(process.execPath, ["--conditions=source", "--import", "tsx", "--eval", code], {
    stdio: ["ignore", "ignore", "pipe"],
  });
}

const linesOf = (file: string): number =>
  existsSync(path(file)) ? readFileSync(path(file), "utf8").split("\n").length : 0;

test("all twelve, broken off by Ctrl-C and by force, give the scores of a run on one thread", async () => {
  expect(await once(compare("whole.csv", 1), "exit")).toEqual([0, null]);
  const interrupted = compare("broken.csv", 2);
  const [complaint, exit] = [text(interrupted.stderr), once(interrupted, "exit")];
  while (linesOf("journal") < 5 && interrupted.exitCode === null) await wait(20);
  interrupted.kill("SIGINT");
  expect(await exit).toEqual([130, null]);
  expect(await complaint).toContain(
    `toplab: interrupted; what was done is in ${path("journal")}, and the same command goes on from there`,
  );
  for (let tries = 0; tries < 2; tries++) {
    const before = linesOf("journal");
    const killed = compare("broken.csv", 2);
    const end = once(killed, "exit");
    while (linesOf("journal") < before + 10 && killed.exitCode === null) await wait(20);
    killed.kill("SIGKILL");
    await end;
    expect(linesOf("journal")).toBeGreaterThan(before);
    expect(existsSync(path("broken.csv"))).toBe(false);
  }
  expect(await once(compare("broken.csv", 2), "exit")).toEqual([0, null]);
  expect(readFileSync(path("broken.csv"), "utf8")).toBe(readFileSync(path("whole.csv"), "utf8"));
  expect(readFileSync(path("whole.csv"), "utf8").split("\n")[0]!.split(",")).toHaveLength(4 + 12);
  expect(existsSync(path("journal"))).toBe(false);
}, 600_000);
