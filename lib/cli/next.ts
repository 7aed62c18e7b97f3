import { Command } from "commander";
import { courseHere } from "./course-here.ts";
import { stepIn, stepInWords } from "./next-step.ts";
import { terminal } from "./terminal.ts";

/** `toplab next`: what to do next, and how long it takes. */
export function nextCommand(): Command {
  return new Command("next")
    .description("say what to do next, and how long it takes")
    .option("--json", "print JSON: module, exercise and minutesLeft; null when all is done")
    .addHelpText("after", help)
    .action(next);
}

const help = `
Examples:
  $ toplab next
  $ toplab check              check the exercise that is next

Next is the first exercise that has not all its points, or the module to begin.
Exit code: 0, or 1 if there is no course in this folder or above.`;

async function next({ json = false }: { json?: boolean }): Promise<void> {
  const here = await courseHere();
  const step = stepIn(here);
  if (!json) return console.log(stepInWords(step, terminal(), here.language));
  const { module, exercise, minutesLeft } = step ?? {};
  const told = module && { module: module.id, exercise: exercise?.id, minutesLeft };
  console.log(JSON.stringify(told ?? null));
}
