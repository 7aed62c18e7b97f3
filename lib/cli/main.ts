import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { findCourse } from "../course/index.ts";
import { checkHandler } from "../grade/check-handler.ts";
import { type Handler, packageRoot } from "../kernel/index.ts";
import { dataCommand } from "./data.ts";
import { gradeCommand } from "./grade.ts";
import { runCommand } from "./run.ts";
import { startCommand } from "./start.ts";
import { verifyCommand } from "./verify.ts";

/** Exit code of a command line that could not be understood. */
const usage = 2;

/**
 * The `toplab` command. Sets the exit code: 0 when all went well, 1 when the work failed, 2 when the
 * command line could not be understood.
 */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : usage; // commander has said what was wrong
      return;
    }
    const detail = process.env["TOPLAB_DEBUG"] && error instanceof Error ? error.stack : undefined;
    console.error(`toplab: ${detail ?? (error instanceof Error ? error.message : String(error))}`);
    process.exitCode = 1;
  }
}

function program(): Command {
  const toplab = new Command("toplab")
    .description("A first-year course in LHC data analysis: lessons, data and grading.")
    .version(version(), "--version", "print the version")
    .showHelpAfterError("(add --help for the options and examples)")
    .exitOverride()
    .addHelpText(
      "after",
      `
Examples:
  toplab start                           open the course in the browser
  toplab data list                       which data sets there are, and which are here
  toplab run notebooks/01-z-boson.ipynb  run a notebook from top to bottom
  toplab grade submissions/              grade a folder of notebooks

Set TOPLAB_DEBUG=1 to see where in the program an error arose.`,
    );
  for (const command of [
    startCommand(),
    runCommand(courseHandlers),
    dataCommand(),
    gradeCommand(),
    verifyCommand(),
  ]) {
    toplab.addCommand(inherit(command, toplab));
  }
  return toplab;
}

function version(): string {
  const text = readFileSync(join(packageRoot(), "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version; // ours, with a version
}

/** What a notebook run from the command line may ask for: `check` of the course it lies in, if it lies in one. */
function courseHandlers(notebookPath: string): Readonly<Record<string, Handler>> {
  let check: Handler | undefined;
  return {
    check(payload, kernel) {
      check ??= checkHandler(findCourse(dirname(resolve(notebookPath))));
      return check(payload, kernel);
    },
  };
}

/** Gives a command and its subcommands the manners of their parent: help after an error, no exit of their own. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
}
