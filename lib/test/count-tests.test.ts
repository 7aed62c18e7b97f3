import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "toplab-count-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(name: string, json: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(json));
  return path;
}

const tests = report("tests.json", {
  numPassedTests: 10,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 0,
  testResults: [
    {
      name: join(process.cwd(), "lib/test/a.test.ts"),
      status: "failed",
      message: "",
      assertionResults: [
        { status: "failed", fullName: "mass is positive", failureMessages: ["no\nat"] },
      ],
    },
    { name: "b", status: "failed", message: "does not load", assertionResults: [] },
  ],
});
const trials = report("verify.json", {
  trials: [
    { subject: "01-z/mass", answer: "solution" },
    { subject: "01-z/mass", answer: "seed 2" },
    { subject: "01-z/mass", answer: "stub", problem: "it earns 3\nof 3" },
  ],
});
const count = (...reports: readonly string[]) =>
  spawnSync(process.execPath, ["scripts/count-tests.mjs", ...reports], { encoding: "utf8" });

test("tests and trials of exercises are counted together, and what failed is named", () => {
  const { stdout, status } = count(tests, trials);
  expect(stdout.trim().split("\n")).toEqual([
    ...["failed: lib/test/a.test.ts: mass is positive", "  no"],
    expect.stringMatching(/^failed: .*b$/),
    ...["  does not load", "failed: 01-z/mass: stub", "  it earns 3"],
    "12 passed, 3 failed, 2 skipped",
  ]);
  expect(status).toBe(1);
});

test("where no exercise had to be tried nothing is added, and a run without a report is a failure", () => {
  const none = report("none.json", { trials: [] });
  expect(count(none)).toMatchObject({ stdout: "0 passed, 0 failed, 0 skipped\n", status: 0 });
  const { stdout, stderr, status } = count(join(folder, "gone.json"));
  expect(stdout).toBe("0 passed, 1 failed, 0 skipped\n");
  expect(stderr).toMatch(/cannot read .*gone\.json/);
  expect(status).toBe(1);
});
