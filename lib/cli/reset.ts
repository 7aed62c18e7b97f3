import { createInterface } from "node:readline";
import { Command } from "commander";
import { isStarted, resetExercise, resetNotebook } from "../course/index.ts";
import { courseHere } from "./course-here.ts";
import { named } from "./named.ts";
import { usage } from "./usage.ts";

/** `toplab reset`: a lesson, or one exercise of it, as it was in the beginning. */
export function resetCommand(): Command {
  return new Command("reset")
    .description("start a module, or one exercise, over; your version is kept beside it")
    .argument("<name>", '"01-z-boson" or "pair-mass"')
    .option("--yes", "do not ask")
    .addHelpText("after", help)
    .action(reset);
}

const help = `
Examples:
  $ toplab reset pair-mass             only the cell of this exercise
  $ toplab reset 01-z-boson --yes      the whole notebook

Your points and the hints you have seen stay as they are.
Exit code: 0 if it was done, 1 if not, 2 for a wrong command.`;

async function reset(
  name: string,
  { yes = false }: { yes?: boolean },
  command: Command,
): Promise<void> {
  const { root, modules } = await courseHere();
  const { module, exercise } = named(name, modules, command);
  if (!isStarted(root, module)) {
    throw new Error(`Cannot reset ${module.id}: you have not opened it yet, it is as it was`);
  }
  const what = exercise ? `the cell of “${exercise.title}”` : `the notebook “${module.title}”`;
  if (!yes) {
    if (!process.stdin.isTTY) usage(command, "There is nobody to ask here: pass --yes.");
    if (!(await isWanted(`Put ${what} back as it was? Your version is kept. [y/N] `))) {
      console.log("Nothing was changed.");
      process.exitCode = 1;
      return;
    }
  }
  const backup = exercise ? resetExercise(root, module, exercise.id) : resetNotebook(root, module);
  console.log(
    `${what[0]!.toUpperCase()}${what.slice(1)} is as it was. Your version is kept in ${backup}`,
  );
}

/** Asks on the terminal; everything but a yes is a no, Ctrl-C and the end of the input too. */
function isWanted(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    terminal.question(question, (answer) => {
      resolve(/^(y|yes|s|sí|si|д|да)$/i.test(answer.trim()));
      terminal.close();
    });
    terminal.on("close", () => resolve(false));
  });
}
