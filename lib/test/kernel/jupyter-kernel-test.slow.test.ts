import { expect, test } from "vitest";
import { finished, jupyterFolder, pythonWith } from "./jupyter-python.ts";

/** One of Jupyter's own tests, with what came of it. */
interface Line {
  readonly test: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly detail: string;
}

/** What Jupyter tests and no TypeScript kernel has. */
const notApplicable: Readonly<Record<string, string>> = {
  test_pager: "TypeScript has no command that shows its text in a pager",
};

const python = pythonWith("jupyter_kernel_test");

if (python) {
  const { env } = jupyterFolder();
  const script = "lib/test/reference/jupyter-kernel-test.py";
  const { stdout, stderr } = await finished(python, [script], { env: env() });
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  const outcomes = lines.map((line) => JSON.parse(line) as Line); // as the script writes them

  test("Jupyter's own tests for kernels ran to their end", () => {
    expect(new Set(outcomes.map(({ test: name }) => name)).size, stderr).toBeGreaterThanOrEqual(12);
  });
  for (const { test: name, outcome, detail } of outcomes) {
    const reason = notApplicable[name];
    if (reason) test.skip(`${name} of jupyter_kernel_test does not apply: ${reason}`);
    else {
      test(`${name} of jupyter_kernel_test passes`, () => {
        expect(outcome, detail).toBe("passed");
      });
    }
  }
} else {
  test.skip(
    "Jupyter's own tests for kernels: skipped, as python3-jupyter-kernel-test is not installed",
  );
}
