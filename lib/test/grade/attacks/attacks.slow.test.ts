import { createSocket } from "node:dgram";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withAnswers } from "../../../grade/answers.ts";
import { type GradedModule, loadModule } from "../../../grade/graded-module.ts";
import type { StudentResult } from "../../../grade/results/class-result.ts";
import { writeResults } from "../../../grade/results/write-results.ts";
import { gradeClass } from "../../../grade/run/class-run.ts";
import { whyNoBubblewrap } from "../../../grade/sandbox/sandbox.ts";
import { buildCourse, errorOfCount, meanMass, solution } from "../counting-course.ts";
import type { Attack } from "./attack.ts";
import { burglaries } from "./burglaries.ts";
import { floods } from "./floods.ts";
import { forgeries } from "./forgeries.ts";
import { ruses } from "./ruses.ts";

const noSandbox = await whyNoBubblewrap();
const leftBehind = "toplab-test-left-behind";
const secret = "the-word-that-nobody-may-read";
const { root, remove } = buildCourse("attacks");
const outside = mkdtempSync(join(tmpdir(), "toplab-outside-"));
const canary = join(outside, "canary");
const neighbour = join(outside, "neighbour.ipynb");
let reached = 0;
const tcp = createServer((socket) => {
  reached++;
  socket.destroy();
});
const named = createServer(() => {
  reached++;
});
const udp = createSocket("udp4").on("message", () => {
  reached++;
});
const table: Attack[] = [...forgeries, ...floods];
const graded = new Map<string, StudentResult>();
let html = "";

beforeAll(async () => {
  if (noSandbox !== undefined) return;
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  const { port } = tcp.address() as { port: number }; // it listens on TCP
  await new Promise<void>((resolve) => udp.bind(port, "127.0.0.1", resolve));
  named.listen(`\0toplab-test-${port}`);
  process.env["TOPLAB_TEST_PASSWORD"] = secret;
  writeFileSync(canary, secret);
  writeFileSync(neighbour, JSON.stringify({ secret }));
  const built = join(root, "exercises/dist", meanMass);
  const hidden = [
    join(root, "solutions", `${meanMass}.ts`),
    join(root, "exercises", meanMass, "exercise.ts"),
    ...[join(built, "exercise.js"), canary, neighbour, homedir(), "/etc/passwd", "/etc/shadow"],
  ];
  table.push(...burglaries({ hidden, canary, port, graderPid: process.pid }));
  table.push(...ruses({ hidden, leftBehind }));
  const read = await loadModule(root, "01-counting");
  const limits = { seconds: 3, memoryMb: 256, outputBytes: 10_000 };
  const module: GradedModule = {
    ...read,
    exercises: read.exercises.map((one) => ({ ...one, limits })),
  };
  const notebooks = new Map([
    ["an innocent, first", { ...solution }],
    ...table.map(({ name, code }): [string, Record<string, string>] => [
      name,
      { ...solution, [errorOfCount]: code },
    ]),
    ["an innocent, last", { ...solution }],
  ]);
  const submissions = [...notebooks].map(([student, answers]) => ({
    student,
    path: `${student}.ipynb`,
    notebook: withAnswers(module.notebook, answers),
  }));
  const result = await gradeClass(submissions, module, { sandbox: "bwrap", jobs: 2 });
  for (const one of result.students) graded.set(one.student, one);
  await writeResults(join(root, "results"), result, module);
  const pages = readdirSync(join(root, "results/students")).map((name) => `students/${name}`);
  for (const name of ["report.html", ...pages])
    html += readFileSync(join(root, "results", name), "utf8");
}, 1_800_000);
afterAll(() => {
  for (const one of [tcp, named, udp]) one.close();
  delete process.env["TOPLAB_TEST_PASSWORD"];
  remove();
  rmSync(outside, { recursive: true });
});

describe.skipIf(noSandbox !== undefined)("a hostile notebook", () => {
  test("is one of more than a hundred", () => {
    expect(table.length).toBeGreaterThan(100);
    expect(graded.size).toBe(table.length + 2);
  });

  test("gains no point, ends with an honest status and spoils no other exercise", () => {
    const unlike = table.flatMap(({ name, tries, expected, beside = /^2 pass$/ }) => {
      const [first, second] = graded.get(name)!.exercises;
      const isHonest = first!.points === 0 && expected.test(first!.status);
      const isAlone = beside.test(`${second!.points} ${second!.status}`);
      const met = `${first!.points} ${first!.status}, then ${second!.points} ${second!.status}: ${JSON.stringify([first!.reason, second!.reason])}`;
      return isHonest && isAlone ? [] : [`${name} (${tries}): ${met}`];
    });
    expect(unlike).toEqual([]);
  });

  test("leaves the notebooks before and after it as they are", () => {
    for (const name of ["an innocent, first", "an innocent, last"]) {
      expect(graded.get(name)!.exercises.map(({ points }) => points)).toEqual([3, 2]);
    }
  });

  test("sees no secret, reaches nobody and changes no file", () => {
    for (const { name } of table) {
      const shown = JSON.stringify(
        graded.get(name)!.exercises.map(({ outputs, reason }) => [outputs, reason]),
      );
      expect(shown, name).not.toMatch(/SEEN|REACHED/);
      expect(shown, name).not.toContain(secret);
      expect(shown.length, name).toBeLessThan(60_000);
    }
    expect(reached).toBe(0);
    expect(readFileSync(canary, "utf8")).toBe(secret);
  });

  test("puts no script into the report", () => {
    expect(html).toContain("an innocent, last");
    expect(html).toContain("alert(7)"); // told, and as text
    expect(html).not.toMatch(/<script>alert|<img src=x|<svg onload|href="javascript|<iframe|<form/);
    expect(html).not.toMatch(/<\w[^<>]*\sonerror/);
    expect(html).not.toMatch(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u);
  });

  test("leaves nobody behind", () => {
    const left = readdirSync("/proc").filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(leftBehind);
      } catch {
        return false; // gone, or not a process
      }
    });
    expect(left).toEqual([]);
  });
});
