import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

/** Runs a program that asks, with these lines on its standard input. */
function answered(program: string, stdin: string): string {
  const library = JSON.stringify(resolve("lib/core/index.ts"));
  const code = `import { input } from ${library};\n${program}`;
  return execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    input: stdin,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "ignore"],
  });
}

test("outside a notebook each question takes the next line of the standard input", () => {
  const program = 'console.log([await input("pt?"), await input(), await input("eta?")].join("|"))';
  expect(answered(program, "40 GeV\n\nhalf\nmore\n")).toBe("40 GeV||half\n");
});

test("when the standard input has ended, a question says so", () => {
  const program = "await input(); await input().catch((error) => console.log(error.message))";
  expect(answered(program, "only line\n")).toBe(
    "Cannot read a line: the standard input has ended\n",
  );
});
