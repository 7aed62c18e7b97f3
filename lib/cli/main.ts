import { Command, CommanderError, Help, type Option } from "commander";
import { packageVersion } from "../core/package-root.ts";
import { bootstrapCommand } from "./bootstrap.ts";
import { buildCommand } from "./build.ts";
import { checkCommand } from "./check.ts";
import { compareCommand } from "./compare/compare.ts";
import { courseHandlers } from "./course-handlers.ts";
import { dataCommand } from "./data.ts";
import { dumpCommand } from "./dump.ts";
import { clsCommand } from "./fit/cls.ts";
import { fitCommand } from "./fit/fit.ts";
import { gradeCommand } from "./grade.ts";
import { hintCommand } from "./hint.ts";
import { histCommand } from "./hist.ts";
import { inspectCommand } from "./inspect.ts";
import { kernelCommand } from "./kernel.ts";
import { newCommand } from "./new.ts";
import { nextCommand } from "./next.ts";
import { ntupleCommand } from "./ntuple.ts";
import { progressCommand } from "./progress.ts";
import { resetCommand } from "./reset.ts";
import { runCommand } from "./run.ts";
import { sentence } from "./sentence.ts";
import { simulateCommand } from "./simulate.ts";
import { startCommand } from "./start.ts";
import { submitCommand } from "./submit.ts";
import { variantCommand } from "./variant.ts";
import { verifyCommand } from "./verify.ts";

/** Exit code of a command line that could not be understood. */
const usage = 2;

/**
 * The `toplab` command. Sets the exit code: 0 when all went well, 1 when the work failed, 2 when the
 * command line could not be understood.
 */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", leaveUnwritten);
  process.stderr.on("error", goOn);
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : usage; // commander has said what was wrong
      return;
    }
    const detail = process.env["TOPLAB_DEBUG"] && error instanceof Error ? error.stack : undefined;
    console.error(`toplab: ${detail ?? sentence(error)}`);
    process.exitCode = 1;
  }
}

/** `toplab … | head` closes the pipe when it has enough: nobody is left to write to. Any other failure is told. */
function leaveUnwritten(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit();
  console.error(`toplab: ${sentence(error)}`);
  process.exit(1);
}

/** Progress that nobody reads is no reason to give up the work. */
function goOn(): void {}

function program(): Command {
  const toplab = new Command("toplab")
    .description("A first-year course in LHC data analysis: lessons, data and grading.")
    .version(packageVersion(), "--version", "print the version")
    .showHelpAfterError("(add --help for the options and examples)")
    .exitOverride()
    .configureHelp({ optionDescription })
    .addHelpText(
      "after",
      `
Examples:
  toplab start                           open the course in the browser
  toplab next                            what to do next
  toplab check pair-mass                 is the exercise right?
  toplab data list                       which data sets there are, and which are here
  toplab run notebooks/01-z-boson.ipynb  run a notebook from top to bottom
  toplab grade submissions/              grade a folder of notebooks

Set TOPLAB_DEBUG=1 to see where in the program an error arose.`,
    );
  for (const command of [
    startCommand(),
    nextCommand(),
    hintCommand(),
    checkCommand(),
    progressCommand(),
    resetCommand(),
    runCommand(courseHandlers),
    dataCommand(),
    simulateCommand(),
    inspectCommand(),
    dumpCommand(),
    ntupleCommand(),
    histCommand(),
    fitCommand(),
    clsCommand(),
    bootstrapCommand(),
    compareCommand(),
    submitCommand(),
    gradeCommand(),
    newCommand(),
    buildCommand(),
    variantCommand(),
    verifyCommand(),
    kernelCommand(),
  ]) {
    toplab.addCommand(inherit(command, toplab));
  }
  return toplab;
}

/** What an option does; that a switch is off unless it is named goes without saying. */
function optionDescription(this: Help, option: Option): string {
  if (option.defaultValue === false) return option.description;
  return Help.prototype.optionDescription.call(this, option);
}

/** Gives a command and its subcommands the manners of their parent: help after an error, no exit of their own. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
}
