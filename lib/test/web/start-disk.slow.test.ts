import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { NotebookView, Refusal } from "../../web/protocol.ts";
import { type SmallCourse, smallCourse } from "./small-course.ts";
import { enter, type StartedCourse, startCourse } from "./started-course.ts";

const patience = { timeout: 120_000 };
const why = canMount() ? "" : " (skipped: no bubblewrap that works here)";
let course: SmallCourse;
let started: StartedCourse | undefined;

beforeEach(() => {
  course = smallCourse();
  mkdirSync(join(course.root, "work"));
});
afterEach(async () => {
  started?.child.kill("SIGTERM");
  await started?.ended;
  course.remove();
});

function canMount(): boolean {
  try {
    execFileSync("bwrap", ["--dev-bind", "/", "/", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The course with a work folder on a disk that is mounted so. */
async function enterWith(...mount: readonly string[]) {
  const program = ["bwrap", "--die-with-parent", "--dev-bind", "/", "/", ...mount];
  started = startCourse(course.root, { through: (command) => [...program, "--", ...command] });
  return enter(await started.address);
}
const work = () => join(course.root, "work");
const first = "/api/notebooks/01-first";

test.skipIf(why !== "")(
  `a full disk is told in one sentence, the file stays as it was, and a smaller save succeeds${why}`,
  patience,
  async () => {
    const ask = await enterWith("--size", "400000", "--tmpfs", work());
    const { revision, cells } = (await (await ask("GET", first)).json()) as NotebookView;
    const save = (source: string) =>
      ask("PUT", first, { revision, cells: cells.map((cell) => ({ ...cell, source })) });
    const refused = await save("x".repeat(100_000));
    expect(refused.status).toBe(507);
    expect((await refused.json()) as Refusal).toMatchObject({
      code: "disk-full",
      message:
        "The disk is full, 01-first.ipynb could not be written: make room, and it is saved again.",
    });
    expect(((await (await ask("GET", first)).json()) as NotebookView).revision).toBe(revision);
    expect((await save("x")).status).toBe(200);
  },
);

test.skipIf(why !== "")(
  `a folder that can only be read: the course opens, and a notebook says why it cannot${why}`,
  patience,
  async () => {
    const ask = await enterWith("--ro-bind", work(), work());
    expect((await ask("GET", "/api/course")).status).toBe(200);
    const refused = await ask("GET", first);
    expect(refused.status).toBe(403);
    expect((await refused.json()) as Refusal).toMatchObject({
      code: "read-only",
      message: "01-first.ipynb cannot be written: Toplab may not write there; check who owns it.",
    });
  },
);

test.skipIf(why !== "")(
  `a notebook that can only be read is shown, and a save of it refused${why}`,
  patience,
  async () => {
    const lesson = readFileSync(join(course.root, "notebooks", "01-first.ipynb"));
    writeFileSync(join(work(), "01-first.ipynb"), lesson);
    const ask = await enterWith("--ro-bind", work(), work());
    const { revision, cells } = (await (await ask("GET", first)).json()) as NotebookView;
    expect(cells.length).toBeGreaterThan(5);
    const edited = cells.map((cell) => ({ ...cell, source: "mine" }));
    const refused = await ask("PUT", first, { revision, cells: edited });
    expect(((await refused.json()) as Refusal).code).toBe("read-only");
  },
);
