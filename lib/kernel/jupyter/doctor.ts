import { existsSync, realpathSync } from "node:fs";
import { findSpecs, type InstalledSpec, kernelScript } from "./kernelspec.ts";
import { loadZeromq } from "./sockets.ts";
import { type TrialOptions, tryKernel } from "./trial.ts";

/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  readonly isFine: boolean;
  /** What was found, or what is wrong and what to do, in one sentence. */
  readonly text: string;
}

/** Looks at everything that Jupyter needs to run cells with Toplab, in the order of its needs. */
export async function* examine(
  folders: readonly string[],
  options: TrialOptions,
): AsyncGenerator<Finding> {
  yield nodeVersion();
  yield await zeromq();
  const specs = findSpecs(folders);
  if (specs.length === 0) {
    const text = `Jupyter knows no kernel of Toplab: run "toplab kernel install" (searched ${folders.join(", ")})`;
    yield { what: "kernelspec", isFine: false, text };
  }
  const found = specs.map((spec) => [spec, specFinding(spec)] as const);
  for (const [, finding] of found) yield finding;
  const usable = found.find(([, { isFine }]) => isFine)?.[0] ?? specs[0];
  if (usable) yield await trial(usable, options);
}

/** As the package's `engines` say: >=20.19 <21 || >=22.12. */
function nodeVersion(): Finding {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const isFine = (major === 20 && minor! >= 19) || (major === 22 && minor! >= 12) || major! > 22;
  const text = isFine
    ? `Node ${process.version}`
    : `Node ${process.version} cannot run Toplab: install Node 22.12 or later, or 20.19`;
  return { what: "node", isFine, text };
}

async function zeromq(): Promise<Finding> {
  try {
    const { version } = await loadZeromq();
    return { what: "zeromq", isFine: true, text: `ZeroMQ ${version} loads` };
  } catch (error) {
    const text = `${(error as Error).message}: run "npm ci" again, on this machine`;
    return { what: "zeromq", isFine: false, text };
  }
}

function specFinding({ name, path, spec }: InstalledSpec): Finding {
  const what = "kernelspec";
  const again = `run "toplab kernel install${name === "toplab" ? "" : ` --name ${name}`}" again`;
  const [node, script] = spec.argv;
  const lost = [node, script].find((file) => file === undefined || !existsSync(file));
  if (lost !== undefined) {
    return { what, isFine: false, text: `${path} starts ${lost}, which is gone: ${again}` };
  }
  const isOurs = realpathSync(script ?? "") === realpathSync(kernelScript());
  const text = isOurs
    ? `${path} starts this Toplab as "${name}"`
    : `${path} starts another Toplab, ${script}: to start this one, ${again}`;
  return { what, isFine: isOurs, text };
}

async function trial({ name, spec }: InstalledSpec, options: TrialOptions): Promise<Finding> {
  try {
    const banner = await tryKernel(spec, options);
    return { what: "start", isFine: true, text: `"${name}" starts and adds 1 + 1: ${banner}` };
  } catch (error) {
    const text = `"${name}" does not work when it is started: ${(error as Error).message}`;
    return { what: "start", isFine: false, text };
  }
}
