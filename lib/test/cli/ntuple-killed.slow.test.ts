import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { example } from "../select/example.ts";
import { writeRandomSample } from "../select/random-sample.ts";

let folder: string;
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toplab-killed-"));
  for (const [i, name] of ["data-1", "zee", "zmumu", "ttbar"].entries()) {
    await writeRandomSample(path(`${name}.parquet`), {
      nEvents: 150_000,
      seed: i + 1,
      process: name,
    });
  }
  writeFileSync(path("z.yaml"), example);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** `toplab ntuple` in a process of its own. */
function ntuple(out: string, workers: number) {
  const code = `import("./lib/cli/main.ts").then(({ main }) => main(["node", "toplab", "ntuple", ${JSON.stringify(path("z.yaml"))}, "--out", ${JSON.stringify(path(out))}, "--workers", "${workers}"]))`;
  return spawn(process.execPath, ["--conditions=source", "--import", "tsx", "--eval", code], {
    stdio: "ignore",
  });
}

function parts(out: string): number {
  const all = path(`${out}/.parts`);
  if (!existsSync(all)) return 0;
  return readdirSync(all)
    .flatMap((name) => readdirSync(join(all, name)))
    .filter((name) => name.endsWith(".part")).length;
}

function bytesOf(out: string): Record<string, string> {
  const files = readdirSync(path(out)).sort();
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(path(`${out}/${file}`), "latin1")]),
  );
}

test("processes of two threads that are killed without warning, again and again, leave the bytes of one of one thread", async () => {
  const whole = ntuple("whole", 1);
  expect(await once(whole, "exit")).toEqual([0, null]);
  let before = 0;
  for (let tries = 0; tries < 4; tries++) {
    const child = ntuple("killed", 2);
    const exit = once(child, "exit");
    while (parts("killed") < before + 4 && child.exitCode === null) await wait(20);
    child.kill("SIGKILL");
    await exit;
    const left = parts("killed");
    if (child.exitCode === null) expect(left).toBeGreaterThanOrEqual(before);
    before = left;
  }
  const last = ntuple("killed", 1);
  expect(await once(last, "exit")).toEqual([0, null]);
  const [expected, found] = [bytesOf("whole"), bytesOf("killed")];
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const [file, bytes] of Object.entries(expected))
    expect(found[file] === bytes, file).toBe(true);
}, 600_000);
