import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { seededRandom } from "../../core/index.ts";
import { seedsPath } from "../../course/index.ts";
import { formatSeedFile } from "../../grade/variants/seed-file.ts";
import { hasBrowser } from "./browser.ts";
import { type OpenNotebook, openNotebook, patience } from "./notebook-setup.ts";

const seed = 276_451_656_908_370;
const given = [
  {
    id: "data",
    code: `import { seededRandom, studentSeed } from "toplab";
const random = seededRandom(studentSeed());
const masses = Array.from({ length: 5 }, () => 80 + 20 * random());
masses[0]`,
  },
  {
    id: "stub",
    code: "const answer = masses.reduce((a, b) => a + b) / 5;",
    exercise: "01-first/answer",
  },
  { id: "check", code: 'import { check } from "toplab/grade";\nawait check("answer")' },
];
/** The judge draws the student's data once more. */
const exercise = `import { seededRandom } from "toplab/core";
const mean = (seed) => {
  const random = seededRandom(seed);
  return Array.from({ length: 5 }, () => 80 + 20 * random()).reduce((a, b) => a + b) / 5;
};
export const exercise = {
  id: "01-first/answer", title: "The mean", points: 2, answers: ["answer"], hints: [], wrong: [],
  inputs: () => ({}), reference: mean,
  judge: ({ answer }, { reference }) => answer === reference
    ? { status: "pass", credit: 1, reason: "Correct." }
    : { status: "fail", credit: 0, reason: "The mean of other data." },
};
`;
/** What the first cell shows. */
const firstMass = (of: number): string => String(80 + 20 * seededRandom(of)());

function giveSeeds(courseRoot: string): void {
  mkdirSync(dirname(seedsPath(courseRoot)), { recursive: true });
  const file = { student: "s1024", term: "2026-autumn", seeds: { "01-first": seed } };
  writeFileSync(seedsPath(courseRoot), formatSeedFile(file));
}

describe.skipIf(!hasBrowser)(
  "a student with a file of seeds, in Chromium",
  { timeout: 3 * patience },
  () => {
    let open: OpenNotebook;
    beforeAll(async () => {
      open = await openNotebook(given, {
        prepare(root) {
          giveSeeds(root);
          writeFileSync(join(root, "exercises/dist/01-first/answer/exercise.js"), exercise);
        },
      });
      await open.kernel("idle");
    }, patience);
    afterAll(() => open.close());

    const shows = (id: string, text: string): Promise<void> =>
      open.outputs(id).getByText(text).first().waitFor();
    const run = async (...ids: readonly string[]): Promise<void> => {
      for (const id of ids) {
        await open.choose(id);
        await open.press("Control+Enter");
      }
    };

    const restart = async (): Promise<void> => {
      await open.choose("data");
      await open.page.getByRole("button", { name: "Restart", exact: true }).click();
      const dialog = open.page.getByRole("alertdialog");
      const restarted = open.page.waitForResponse((response) =>
        response.url().endsWith("/restart"),
      );
      await dialog.getByRole("button", { name: "Restart", exact: true }).click();
      await restarted;
    };

    test("sees data that nobody else has, and check() judges by them", async () => {
      await run("data", "data", "stub", "check");
      await shows("data", firstMass(seed));
      await shows("check", "2 / 2 points");
    });

    test("earns nothing with what is right for the data of everybody else", async () => {
      await open.choose("stub");
      await open.press("Enter");
      await open.page.keyboard.press("Control+a");
      const other =
        "const theirs = seededRandom(1);\nconst answer = Array.from({ length: 5 }, () => 80 + 20 * theirs()).reduce((a, b) => a + b) / 5;";
      await open.page.keyboard.insertText(other);
      await open.press("Control+Enter");
      await run("check");
      await shows("check", "0 / 2 points");
      await shows("check", "The mean of other data.");
    });

    test("has the same data after a restart of the kernel, and the public ones without the file", async () => {
      await restart();
      await run("data");
      await open.cell("data").locator(".count", { hasText: "1" }).waitFor(); // it was 2
      await shows("data", firstMass(seed));
      rmSync(seedsPath(open.course.root));
      await restart();
      await run("data");
      await shows("data", firstMass(1));
    });
  },
);
