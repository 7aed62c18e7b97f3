import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { buildCommand } from "../../cli/build.ts";
import { newCommand } from "../../cli/new.ts";
import { sentence } from "../../cli/sentence.ts";
import { variantCommand } from "../../cli/variant.ts";
import { verifyCommand } from "../../cli/verify.ts";
import { seedOf } from "../../grade/variants/seed-of.ts";
import { buildCourse } from "../grade/counting-course.ts";

const course = buildCourse("authoring-commands");
const folder = mkdtempSync(join(tmpdir(), "toplab-authoring-"));
const home = process.cwd();
afterAll(() => {
  course.remove();
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  process.chdir(home);
  vi.restoreAllMocks();
});

interface Said {
  readonly out: string;
  readonly err: string;
  /** 0 when all went well, 1 when the work failed, 2 for a wrong command. */
  readonly code: number;
}

/** Runs one of the commands in the course, as `toplab` does. */
async function toplab(...args: string[]): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(console, "log").mockImplementation((text: string) => out.push(`${text}\n`));
  vi.spyOn(console, "error").mockImplementation((text: string) => err.push(`${text}\n`));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0);
  process.chdir(course.root);
  const program = new Command("toplab").exitOverride();
  for (const command of [buildCommand(), newCommand(), variantCommand(), verifyCommand()]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  const code = await program.parseAsync(["node", "toplab", ...args]).then(
    () => 0,
    (error: unknown) => {
      if (error instanceof CommanderError) return error.exitCode;
      err.push(`${sentence(error)}\n`);
      return 1;
    },
  );
  return { out: out.join(""), err: err.join(""), code };
}

const keyFile = join(folder, "course.key");

test("a key is made once, and one student's seed and right values follow from it to the last digit", async () => {
  expect((await toplab("variant", "--new-key", keyFile)).code).toBe(0);
  expect(await toplab("variant", "--new-key", keyFile)).toMatchObject({
    ...{ code: 1, err: expect.stringMatching(/^.*is there already.*\n$/) },
  });
  const key = Buffer.from(readFileSync(keyFile, "utf8").trim(), "hex");
  const seed = seedOf(key, "s1", "01-counting", "t");
  const keyed = ["variant", "--student", "s1", "--key", keyFile, "--term", "t"];
  expect((await toplab(...keyed)).out).toBe(`01-counting  seed ${seed}\n`);
  const shown = await toplab(...keyed, "--module", "01", "--reference");
  expect(shown.out).toMatch(new RegExp(`seed ${seed}\\n {2}01-counting/error-of-count\\n`));
  expect(shown.out).toContain(`01-counting/mean-mass\n    ${(90.5 + 91 + 92.1) / 3}`);
  const out = join(folder, "seeds.json");
  await toplab(...keyed, "--out", out);
  expect(JSON.parse(readFileSync(out, "utf8"))).toEqual({
    ...{ student: "s1", term: "t", seeds: { "01-counting": seed } },
  });
});

test("without a key everybody has the public seed; half a key is a wrong command", async () => {
  expect((await toplab("variant")).out).toBe("01-counting  seed 1\n");
  expect(await toplab("variant", "--key", keyFile)).toMatchObject({
    ...{ code: 2, err: expect.stringContaining("say which --student") },
  });
  expect(await toplab("variant", "--key", keyFile, "--student", "a")).toMatchObject({ code: 2 });
  expect(await toplab("build", "--key", keyFile)).toMatchObject({
    ...{ code: 2, err: expect.stringContaining("belong together") },
  });
});

test("a seed may be as long as those of a class, and options that do not go together are told of", async () => {
  const seed = seedOf(Buffer.alloc(32), "s1", "01-counting", "t");
  expect(seed).toBeGreaterThan(1e9);
  const asked = await toplab("verify", "--seed", `${seed}`, "--changed", "--nightly");
  expect(asked).toMatchObject({ code: 2, err: expect.stringContaining("--changed chooses") });
  expect((await toplab("verify", "--seed", "1.5")).err).toContain("It must be a whole number");
  expect((await toplab("verify", "--seed", "0")).err).toContain("a whole number from 1.");
});

test("an exercise is made once, under a name that names a module, and nothing is overwritten", async () => {
  const made = await toplab("new", "02-more/mean-pt", "--title", "The mean momentum");
  expect(made.code).toBe(0);
  expect(made.out.trim().split("\n")).toEqual([
    ...["en", "es", "ru"].map((one) => `exercises/02-more/mean-pt/statement.${one}.md`),
    ...["stub", "probe", "exercise"].map((one) => `exercises/02-more/mean-pt/${one}.ts`),
    ...["solutions/02-more/mean-pt.ts", "notebooks/02-more.ipynb"],
  ]);
  expect(made.err).toBe("toplab: now toplab verify 02-more\n");
  expect(await toplab("new", "02-more/mean-pt")).toMatchObject({
    ...{ code: 1, err: expect.stringMatching(/^Cannot make .*is there already\n$/) },
  });
  expect(await toplab("new", "More")).toMatchObject({
    ...{ code: 1, err: expect.stringMatching(/^Cannot make .*MODULE\/SLUG is wanted/) },
  });
});

test("a folder that holds somebody's files is not built into", async () => {
  const own = join(folder, "own");
  mkdirSync(own);
  writeFileSync(join(own, "thesis.tex"), "precious");
  expect(await toplab("build", "--out", own)).toMatchObject({
    ...{
      code: 1,
      err: expect.stringMatching(/^Cannot build into .*holds other files.*\n$/),
    },
  });
  expect(readFileSync(join(own, "thesis.tex"), "utf8")).toBe("precious");
});
