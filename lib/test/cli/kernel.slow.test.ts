import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { packageRoot } from "../../core/package-root.ts";
import { installFolders, userFolder } from "../../kernel/jupyter/index.ts";
import { patience } from "../kernel/cell.ts";
import { finished, pythonWith } from "../kernel/jupyter-python.ts";

vi.setConfig({ testTimeout: patience });

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "toplab-kernel-home-"));
});
afterEach(() => rmSync(home, { recursive: true }));

const user = () => join(home, "data");
const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: join(home, "venv/bin"),
  HOME: home,
  JUPYTER_DATA_DIR: user(),
  ...more,
});

/** Runs `toplab kernel …` at home. */
async function toplabKernel(args: readonly string[], env?: NodeJS.ProcessEnv) {
  const command = pathToFileURL(`${packageRoot()}/dist/cli/kernel.js`).href;
  const script = `
    import { kernelCommand } from ${JSON.stringify(command)};
    try { await kernelCommand().parseAsync(process.argv.slice(1), { from: "user" }); }
    catch (error) { console.error(error.message); process.exit(1); }`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, "--", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environment(env),
  });
  const exit = once(child, "exit");
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    exit,
  ]);
  return { code, stdout, stderr };
}

const specPath = (name: string, data = user()) => join(data, "kernels", name, "kernel.json");
const readSpec = (name: string, data?: string) =>
  JSON.parse(readFileSync(specPath(name, data), "utf8"));

function writeSpec(name: string, spec: object): void {
  mkdirSync(join(user(), "kernels", name), { recursive: true });
  writeFileSync(specPath(name), JSON.stringify(spec));
}

function makeEnvironment(): string {
  const prefix = join(home, "venv");
  mkdirSync(join(prefix, "bin"), { recursive: true });
  writeFileSync(join(prefix, "bin/python3"), "");
  mkdirSync(join(prefix, "share/jupyter"), { recursive: true });
  return prefix;
}

test("the kernelspec says how to start the kernel, whatever the folder and the path", async () => {
  const { code, stdout } = await toplabKernel(["install"]);
  expect(code).toBe(0);
  expect(stdout).toContain(`wrote ${join(user(), "kernels/toplab")}`);
  expect(readSpec("toplab")).toMatchObject({
    argv: [process.execPath, join(packageRoot(), "bin/toplab-kernel.js"), "{connection_file}"],
    display_name: "TypeScript (Toplab)",
    language: "typescript",
    interrupt_mode: "message",
  });
  for (const size of [32, 64]) {
    const png = readFileSync(join(user(), `kernels/toplab/logo-${size}x${size}.png`));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});

test("installing twice changes nothing, and a spec of an older installation is replaced", async () => {
  await toplabKernel(["install"]);
  const again = await toplabKernel(["install"]);
  expect(again.stdout).toContain("was already as it should be");
  writeSpec("toplab", { ...readSpec("toplab"), argv: ["/old/node", "/old/toplab"] });
  const { stdout } = await toplabKernel(["install"]);
  expect(stdout).toContain("replaced");
  expect(readSpec("toplab").argv[0]).toBe(process.execPath);
});

test("a kernelspec of another program stays, and nothing is written anywhere, without --force", async () => {
  const prefix = makeEnvironment();
  const foreign = { argv: ["tslab", "kernel"], display_name: "TypeScript", language: "typescript" };
  writeSpec("tslab", foreign);
  const { code, stderr } = await toplabKernel(["install", "--name", "tslab"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/Cannot touch .*"TypeScript", is another program's; .*--force/);
  expect(readSpec("tslab")).toEqual(foreign);
  expect(existsSync(specPath("tslab", join(prefix, "share/jupyter")))).toBe(false);
  expect((await toplabKernel(["remove", "--name", "tslab"])).code).toBe(1);
  expect((await toplabKernel(["install", "--name", "tslab", "--force"])).code).toBe(0);
  expect(readSpec("tslab").display_name).toBe("TypeScript (Toplab) as tslab");
});

test("every Python environment with a Jupyter gets its own, unless one place is chosen", async () => {
  const prefix = makeEnvironment();
  const shared = join(prefix, "share/jupyter");
  await toplabKernel(["install"]);
  expect(readSpec("toplab", shared)).toEqual(readSpec("toplab"));
  await toplabKernel(["remove", "--user"]);
  expect(existsSync(join(user(), "kernels/toplab"))).toBe(false);
  expect(existsSync(specPath("toplab", shared))).toBe(true);
  const elsewhere = join(home, "opt");
  await toplabKernel(["install", "--prefix", elsewhere, "--name", "n", "--display-name", "Mine"]);
  expect(readSpec("n", join(elsewhere, "share/jupyter")).display_name).toBe("Mine");
  expect(existsSync(specPath("n"))).toBe(false);
  const active = await toplabKernel(["install", "--sys-prefix", "--strict"], {
    VIRTUAL_ENV: prefix,
  });
  expect(active.code).toBe(0);
  expect(readSpec("toplab", shared).argv.at(-1)).toBe("--strict");
});

test("a place or a name that cannot be is refused in one sentence", async () => {
  const nowhere = await toplabKernel(["install", "--sys-prefix"]);
  expect(nowhere).toMatchObject({ code: 1 });
  expect(nowhere.stderr).toContain("Cannot find the active Python environment");
  const name = await toplabKernel(["install", "--name", "../x"]);
  expect(name).toMatchObject({ code: 1 });
  expect(name.stderr).toContain('Cannot call a kernel "../x"');
});

test("removing deletes what was installed, and says so when there is nothing", async () => {
  await toplabKernel(["install"]);
  const { stdout } = await toplabKernel(["remove"]);
  expect(stdout).toContain(`deleted ${join(user(), "kernels/toplab")}`);
  expect((await toplabKernel(["remove"])).stdout).toContain('there was no kernel "toplab"');
});

test("the doctor starts a healthy kernel and lets it add", async () => {
  await toplabKernel(["install"]);
  const { code, stdout } = await toplabKernel(["doctor"]);
  expect(stdout).toMatch(/✓ "toplab" starts and adds 1 \+ 1: Toplab/);
  expect(stdout).not.toContain("✗");
  expect(code).toBe(0);
});

test("the doctor says where a kernel is missing, and what to do", async () => {
  const { code, stdout } = await toplabKernel(["doctor"]);
  expect(code).toBe(1);
  expect(stdout).toContain('✗ Jupyter knows no kernel of Toplab: run "toplab kernel install"');
});

test("the doctor finds a path that is gone, and tells a program too", async () => {
  await toplabKernel(["install"]);
  const { argv, ...rest } = readSpec("toplab");
  writeSpec("toplab", { ...rest, argv: [join(home, "old-node"), ...argv.slice(1)] });
  const { code, stdout } = await toplabKernel(["doctor", "--json"]);
  expect(code).toBe(1);
  const findings: { what: string; isFine: boolean; text: string }[] = JSON.parse(stdout);
  const wrong = findings.filter(({ isFine }) => !isFine);
  expect(wrong.map(({ what }) => what)).toEqual(["kernelspec", "start"]);
  expect(wrong[0]!.text).toMatch(/old-node, which is gone: run "toplab kernel install" again/);
});

test("the doctor tells what the kernel said before it fell", async () => {
  const script = join(home, "broken.js");
  writeFileSync(script, 'console.error("cannot find its lunch"); process.exit(3);');
  writeSpec("toplab", {
    argv: [process.execPath, script, "{connection_file}"],
    display_name: "TypeScript (Toplab)",
    language: "typescript",
    metadata: { toplab: { version: "0" } },
  });
  const { code, stdout } = await toplabKernel(["doctor"]);
  expect(code).toBe(1);
  expect(stdout).toContain(`starts another Toplab, ${script}`);
  expect(stdout).toContain("exit code 3: cannot find its lunch");
});

test("the user's folder is where each system keeps such data", () => {
  const at = (platform: string, env: Record<string, string> = {}) =>
    userFolder({ platform, env, home: "/home/ada" });
  expect(at("linux")).toBe("/home/ada/.local/share/jupyter");
  expect(at("linux", { XDG_DATA_HOME: "/xdg" })).toBe("/xdg/jupyter");
  expect(at("darwin")).toBe("/home/ada/Library/Jupyter");
  expect(at("win32", { APPDATA: "/roaming" })).toBe("/roaming/jupyter");
  expect(at("darwin", { JUPYTER_DATA_DIR: "/chosen" })).toBe("/chosen");
});

test("a Python without a Jupyter of its own is left alone", () => {
  const prefix = makeEnvironment();
  const surroundings = { platform: "linux", home, env: { PATH: join(prefix, "bin") } };
  expect(installFolders(surroundings)).toHaveLength(2);
  rmSync(join(prefix, "share"), { recursive: true });
  expect(installFolders(surroundings)).toEqual([join(home, ".local/share/jupyter")]);
});

const python = pythonWith("jupyter_client", "jupyter_core");
test.skipIf(!python)(
  python
    ? "Jupyter itself lists the kernel that was installed"
    : "Jupyter lists the kernel: skipped, as python3-jupyter-client is not installed",
  async () => {
    await toplabKernel(["install"]);
    const args = ["-m", "jupyter_client.kernelspecapp", "list", "--json"];
    const env = { ...process.env, JUPYTER_DATA_DIR: user() };
    const { stdout } = await finished(python!, args, { env });
    const { kernelspecs } = JSON.parse(stdout.slice(stdout.indexOf("{")));
    expect(kernelspecs.toplab.spec).toMatchObject({ display_name: "TypeScript (Toplab)" });
  },
);
