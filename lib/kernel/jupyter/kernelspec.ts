import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packageRoot, packageVersion } from "../../core/package-root.ts";
import { writeWhole } from "../../io/index.ts";

/** How Jupyter starts a kernel, as `kernel.json` says it. */
export interface Kernelspec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A kernelspec found in a folder of Jupyter's. */
export interface InstalledSpec {
  /** What notebooks call it. */
  readonly name: string;
  /** The folder with its `kernel.json`. */
  readonly path: string;
  readonly spec: Kernelspec;
}

export interface InstallOptions {
  /** What notebooks call it; "tslab" for those written with stock tslab. Default: "toplab". */
  name?: string;
  /** What people read. Default: "TypeScript (Toplab)". */
  displayName?: string;
  /** Checks types strictly. Default: false. */
  strict?: boolean;
  /** Overwrites a kernelspec of another program. Default: false. */
  force?: boolean;
}

/** One kernelspec that was written, or was there already as it should be. */
export interface Installed {
  readonly path: string;
  readonly change: "created" | "replaced" | "unchanged";
}

const logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"] as const;

/** Writes the kernelspec into each of Jupyter's data folders; all or, if one is not ours to write, none. */
export function installSpec(
  folders: readonly string[],
  { name = "toplab", displayName, strict = false, force = false }: InstallOptions = {},
): readonly Installed[] {
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    throw new RangeError(
      `Cannot call a kernel "${name}": a name has only the letters a-z, digits, ".", "_" and "-"`,
    );
  }
  const title = displayName ?? (name === "toplab" ? usualName : `${usualName} as ${name}`);
  const text = `${JSON.stringify(kernelspec(title, strict), null, 2)}\n`;
  const paths = folders.map((folder) => join(folder, "kernels", name));
  if (!force) for (const path of paths) refuseForeign(path);
  return paths.map((path) => ({ path, change: write(path, text) }));
}

const usualName = "TypeScript (Toplab)";

function kernelspec(display_name: string, strict: boolean): Kernelspec {
  return {
    argv: [process.execPath, kernelScript(), "{connection_file}", ...(strict ? ["--strict"] : [])],
    display_name,
    language: "typescript",
    interrupt_mode: "message",
    metadata: { debugger: false, toplab: { version: packageVersion() } },
  };
}

/** The file that Node runs as a kernel of this installation. */
export function kernelScript(): string {
  return join(packageRoot(), "bin", "toplab-kernel.js");
}

function write(path: string, text: string): Installed["change"] {
  const file = join(path, "kernel.json");
  const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  for (const logo of logos) {
    writeWhole(join(path, logo), readFileSync(join(packageRoot(), "kernel/jupyter/logo", logo)));
  }
  if (before === text) return "unchanged";
  writeWhole(file, text);
  return before === undefined ? "created" : "replaced";
}

/** Deletes the kernelspecs of that name; returns where they were. */
export function removeSpec(
  folders: readonly string[],
  { name = "toplab", force = false }: Pick<InstallOptions, "name" | "force"> = {},
): readonly string[] {
  const paths = folders
    .map((folder) => join(folder, "kernels", name))
    .filter((path) => existsSync(join(path, "kernel.json")));
  if (!force) for (const path of paths) refuseForeign(path);
  for (const path of paths) rmSync(path, { recursive: true });
  return paths;
}

/** Toplab's own kernelspecs in these folders, whatever their names. */
export function findSpecs(folders: readonly string[]): readonly InstalledSpec[] {
  return folders.flatMap((folder) => {
    const kernels = join(folder, "kernels");
    if (!existsSync(kernels)) return [];
    return readdirSync(kernels).flatMap((name) => {
      const path = join(kernels, name);
      const spec = readSpec(path);
      return spec && isOurs(spec) ? [{ name, path, spec }] : [];
    });
  });
}

function refuseForeign(path: string): void {
  if (!existsSync(join(path, "kernel.json"))) return;
  const spec = readSpec(path);
  if (spec && isOurs(spec)) return;
  const title = spec ? `"${spec.display_name}"` : "one that cannot be read";
  throw new Error(
    `Cannot touch ${path}: the kernelspec there, ${title}, is another program's; choose another --name, or add --force`,
  );
}

const isOurs = ({ metadata }: Kernelspec): boolean => metadata?.["toplab"] !== undefined;

function readSpec(path: string): Kernelspec | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(join(path, "kernel.json"), "utf8"));
    if (typeof json !== "object" || json === null || !("argv" in json)) return undefined;
    const { argv } = json;
    if (!Array.isArray(argv) || !argv.every((word) => typeof word === "string")) return undefined;
    return json as Kernelspec; // the rest is only looked at
  } catch {
    return undefined;
  }
}
