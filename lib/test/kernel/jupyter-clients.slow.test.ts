import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { type CodeCell, formatNotebook, parseNotebook } from "../../kernel/index.ts";
import { isNightly } from "../nightly.ts";
import { finished, jupyterFolder, pythonWith } from "./jupyter-python.ts";

vi.setConfig({ testTimeout: 600_000 });

const { env } = jupyterFolder();
const folder = mkdtempSync(join(tmpdir(), "toplab-clients-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One thing that Jupyter's client library did with the kernel; `trouble` is empty if all went well. */
interface Scenario {
  readonly scenario: string;
  readonly trouble: string;
}

const client = pythonWith("jupyter_client", "ipykernel");
if (client) {
  const script = "lib/test/reference/jupyter-client.py";
  const { stdout, stderr } = await finished(client, [script], { env: env() });
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  const scenarios = lines.map((line) => JSON.parse(line) as Scenario); // as the script writes them

  test("jupyter_client has driven the kernel through every scenario", () => {
    expect(scenarios, stderr).toHaveLength(8);
  });
  for (const { scenario, trouble } of scenarios) {
    test(`driven by jupyter_client, the kernel ${scenario.replaceAll("_", " ")}`, () => {
      expect(trouble).toBe("");
    });
  }
} else test.skip("jupyter_client scenarios: skipped, as python3-jupyter-client is not installed");

/** By night all lessons, which take minutes; else the first two, one on data and one on simulation. */
const lessons = readdirSync("notebooks")
  .filter((file) => file.endsWith(".ipynb"))
  .slice(0, isNightly ? undefined : 2);
const converter = pythonWith("nbconvert");
describe.skipIf(!converter)(
  converter ? "nbconvert --execute" : "nbconvert --execute: skipped, as it is not installed",
  () => {
    /** Executes a notebook as a stranger without our data would; its code cells afterwards. */
    async function execute(path: string, ...options: string[]): Promise<readonly CodeCell[]> {
      const { code, stdout, stderr } = await finished(
        converter!,
        ["-m", "nbconvert", "--to", "notebook", "--execute", "--stdout", ...options, path],
        { env: { ...env(), TOPLAB_OFFLINE: "1", TOPLAB_CACHE: folder, TOPLAB_DATA: folder } },
      );
      expect(code, stderr).toBe(0);
      const { cells } = parseNotebook(stdout, path);
      return cells.filter((cell) => cell.cell_type === "code");
    }
    const typesOf = (cells: readonly CodeCell[]) =>
      cells.flatMap(({ outputs }) => outputs.map(({ output_type }) => output_type));

    for (const name of lessons) {
      test(`runs the lesson ${name} from top to bottom`, async () => {
        const cells = await execute(join("notebooks", name));
        const counts = cells.map(({ execution_count }) => execution_count);
        expect(counts).toEqual(cells.map((_, i) => i + 1));
        expect(typesOf(cells)).not.toContain("error");
        expect(JSON.stringify(cells.map(({ outputs }) => outputs))).toContain("image/svg+xml");
      });
    }

    const source = `import * as tslab from "tslab";
      tslab.display.html("<b>Z</b>");
      const masses: number[] = [91.19]; masses.length`;
    const write = (kernel: string): string => {
      const path = join(folder, `${kernel}.ipynb`);
      const kernelspec = { name: kernel, display_name: "TypeScript", language: "typescript" };
      const metadata = { kernelspec };
      const cell = {
        cell_type: "code",
        id: "a",
        metadata: {},
        source,
        execution_count: null,
      } as const;
      const cells = [{ ...cell, outputs: [] }];
      writeFileSync(path, formatNotebook({ nbformat: 4, nbformat_minor: 5, metadata, cells }));
      return path;
    };

    test("runs a notebook written with tslab unchanged, by the name tslab", async () => {
      expect(typesOf(await execute(write("tslab")))).toEqual(["display_data", "execute_result"]);
    });

    test("runs a notebook of a kernel that is not here when it is told ours", async () => {
      const options = ["--ExecutePreprocessor.kernel_name=toplab"];
      const cells = await execute(write("elsewhere"), ...options);
      expect(typesOf(cells)).toEqual(["display_data", "execute_result"]);
    });
  },
);

const terminal = pythonWith("jupyter_console");
test.skipIf(!terminal)(
  terminal
    ? "jupyter-console shows results, what is printed, and where an error is"
    : "jupyter-console: skipped, as it is not installed",
  async () => {
    const args = ["-m", "jupyter_console", "--kernel", "toplab", "--simple-prompt"];
    const input = ["const z = 91.19;", "z + 1", "console.log('printed')", "throw new Error('no')"];
    const options = { env: env(), cwd: folder, input: `${input.join("\n")}\n` };
    const { stdout, stderr } = await finished(terminal!, args, options);
    expect(stdout).toMatch(/TypeScript 5\.0\.4 on Node/);
    expect(stdout).toMatch(/Out\[2\]: 92\.19/);
    expect(stdout).toMatch(/In \[3\]: printed/);
    expect(stderr).toMatch(/Error: no\s+cell 4, line 1/);
  },
);
