import { Command } from "commander";
import type { Installed } from "../kernel/jupyter/index.ts";

interface PlaceOptions {
  readonly user?: boolean;
  readonly sysPrefix?: string | true;
  readonly prefix?: string;
}

interface InstallCommandOptions extends PlaceOptions {
  readonly name: string;
  readonly displayName?: string;
  readonly strict?: boolean;
  readonly force?: boolean;
}

interface RemoveCommandOptions extends PlaceOptions {
  readonly name: string;
  readonly force?: boolean;
}

/** What talks to Jupyter is loaded by these commands only. */
const jupyter = () => import("../kernel/jupyter/index.ts");
const now = (): string => new Date().toISOString();

/** `toplab kernel`: TypeScript cells in Jupyter's own notebooks. */
export function kernelCommand(): Command {
  const kernel = new Command("kernel")
    .description("run TypeScript cells in Jupyter: JupyterLab, nbconvert, VS Code")
    .addHelpText("after", help);
  kernel
    .command("install")
    .description("tell every Jupyter found here how to start this kernel; needs no Python")
    .option("--name <name>", 'what notebooks call it; "tslab" for those of stock tslab', "toplab")
    .option("--display-name <text>", 'what people read (default: "TypeScript (Toplab)")')
    .option("--strict", "check types as strictly as TypeScript can")
    .option("--force", "overwrite a kernelspec of another program")
    .addHelpText("after", installHelp)
    .action(install);
  kernel
    .command("remove")
    .description("delete this kernel's specification from every Jupyter found here")
    .option("--name <name>", "what notebooks call it", "toplab")
    .option("--force", "delete a kernelspec of another program")
    .addHelpText("after", removeHelp)
    .action(remove);
  for (const command of kernel.commands) {
    command
      .option("--user", "only in your own folder, which all your Jupyters search")
      .option("--sys-prefix [folder]", "only in that Python environment (default: the active one)")
      .option("--prefix <folder>", "only in <folder>/share/jupyter");
  }
  kernel
    .command("doctor")
    .description("say what is wrong where something is: starts the kernel and lets it add 1 + 1")
    .option("--json", "print the findings as JSON")
    .addHelpText("after", doctorHelp)
    .action(doctor);
  kernel
    .command("run")
    .description("be a kernel: Jupyter calls this")
    .argument("<connection-file>", "what Jupyter writes for the kernels it starts")
    .option("--strict", "check types as strictly as TypeScript can")
    .action(async (connectionFile: string, { strict = false }: { strict?: boolean }) => {
      const { kernelProcess } = await import("./kernel-process.ts");
      await kernelProcess(connectionFile, strict);
    });
  return kernel;
}

const help = `
Examples:
  $ toplab kernel install     then choose "TypeScript (Toplab)" in JupyterLab
  $ toplab kernel doctor      if it does not start there`;

const installHelp = `
Examples:
  $ toplab kernel install
  $ toplab kernel install --name tslab       notebooks written for tslab run unchanged
  $ toplab kernel install --sys-prefix .venv
  $ toplab kernel install --name toplab-strict --display-name "TypeScript (strict)" --strict

Run it again after Node or Toplab has moved: the specification names both by their full paths.`;

const removeHelp = `
Examples:
  $ toplab kernel remove
  $ toplab kernel remove --name tslab --user`;

const doctorHelp = `
Examples:
  $ toplab kernel doctor
  $ toplab kernel doctor --json

Exit code: 0 if all is well, 1 if something is wrong.`;

async function install(options: InstallCommandOptions): Promise<void> {
  const { installFolders, installSpec } = await jupyter();
  const { name, displayName, strict = false, force = false } = options;
  const folders = (await chosenFolders(options)) ?? installFolders();
  const title = displayName === undefined ? {} : { displayName };
  for (const done of installSpec(folders, { name, strict, force, ...title })) {
    console.log(`toplab: ${sentence(done)}`);
  }
  console.log(`toplab: notebooks find the kernel as "${name}"; try it with "toplab kernel doctor"`);
}

function sentence({ path, change }: Installed): string {
  if (change === "unchanged") return `${path} was already as it should be`;
  return `${change === "created" ? "wrote" : "replaced"} ${path}`;
}

async function remove(options: RemoveCommandOptions): Promise<void> {
  const { removeSpec, installFolders } = await jupyter();
  const { name, force = false } = options;
  const folders = (await chosenFolders(options)) ?? installFolders();
  const removed = removeSpec(folders, { name, force });
  for (const path of removed) console.log(`toplab: deleted ${path}`);
  if (removed.length === 0) {
    console.log(`toplab: there was no kernel "${name}" in ${folders.join(", ")}`);
  }
}

/** The one folder of Jupyter's that the options name; undefined if they leave it open. */
async function chosenFolders(options: PlaceOptions): Promise<readonly string[] | undefined> {
  const { prefixFolder, userFolder } = await jupyter();
  const { user, sysPrefix, prefix } = options;
  const active = process.env["VIRTUAL_ENV"] || process.env["CONDA_PREFIX"];
  const environment = sysPrefix === true ? active : sysPrefix;
  if (sysPrefix === true && !active) {
    throw new Error(
      "Cannot find the active Python environment: activate it, or give its folder after --sys-prefix",
    );
  }
  const prefixes = [environment, prefix].filter((folder) => folder !== undefined);
  const chosen = [...(user ? [userFolder()] : []), ...prefixes.map(prefixFolder)];
  return chosen.length === 0 ? undefined : chosen;
}

async function doctor({ json = false }: { json?: boolean }): Promise<void> {
  const { examine, searchFolders } = await jupyter();
  const findings = [];
  for await (const finding of examine(searchFolders(), { now })) {
    findings.push(finding);
    if (!json) console.log(`${finding.isFine ? "✓" : "✗"} ${finding.text}`);
  }
  if (json) console.log(JSON.stringify(findings, null, 2));
  if (findings.some(({ isFine }) => !isFine)) process.exitCode = 1;
}
