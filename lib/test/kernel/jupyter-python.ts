/** Jupyter's own programs, in Python, for tests with real clients. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { installSpec } from "../../kernel/jupyter/index.ts";

/** A Python that has these modules; the one on the path may not be the one that Jupyter is in. */
export function pythonWith(...modules: readonly string[]): string | undefined {
  const script = `import ${modules.join(", ")}`;
  return ["python3", "/usr/bin/python3", "python"].find(
    (python) => spawnSync(python, ["-c", script]).status === 0,
  );
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where the programs find our kernel under the names "toplab" and "tslab", and nothing else of ours. */
export function jupyterFolder(): { readonly path: string; env(): NodeJS.ProcessEnv } {
  const path = mkdtempSync(join(tmpdir(), "toplab-jupyter-"));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  const data = join(path, "data");
  installSpec([data]);
  installSpec([data], { name: "tslab" });
  return {
    path,
    env: () => ({
      ...process.env,
      JUPYTER_PATH: data,
      JUPYTER_DATA_DIR: join(path, "user"),
      JUPYTER_CONFIG_DIR: join(path, "config"),
      JUPYTER_RUNTIME_DIR: join(path, "runtime"),
      IPYTHONDIR: join(path, "ipython"),
    }),
  };
}

/** Runs a program to its end, however it ends. */
export function finished(
  program: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; cwd?: string; input?: string },
): Promise<Finished> {
  return new Promise((resolve) => {
    const { input = "", ...rest } = options;
    const limits = { maxBuffer: 2 ** 28, timeout: 600_000 };
    const child = execFile(program, args, { ...limits, ...rest }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === "number" ? error.code : null) : 0;
      resolve({ code, stdout, stderr });
    });
    child.stdin?.end(input);
  });
}
