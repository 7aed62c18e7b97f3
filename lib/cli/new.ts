import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { findCourse } from "../course/index.ts";
import { type ExerciseKind, exerciseKinds, newExercise } from "../grade/author/new/new-exercise.ts";
import { projectFolder } from "../io/places.ts";
import { readCount } from "./read-count.ts";

/** `toplab new`: an exercise that works, to be made into one's own. */
export function newCommand(): Command {
  return new Command("new")
    .description("make a small exercise that works, and put it at the end of its lesson")
    .argument("<module/slug>", '"06-higgs/mean-pt"; a module that is new gets a lesson, too')
    .option("--title <text>", 'what students read (default: the slug, "Mean pt")')
    .option("--points <number>", "what it is worth", readCount, 2)
    .addOption(
      new Option("--kind <kind>", "code is judged by a program, text and plot by a person")
        .choices(exerciseKinds)
        .default("code"),
    )
    .addHelpText("after", help)
    .action(make);
}

const help = `
Examples:
  $ toplab new 06-higgs/mean-pt
  $ toplab new 06-higgs/mean-pt --title "The mean momentum" --points 3
  $ toplab new 06-higgs/why-a-peak --kind text     a person marks it: the rubric is in exercise.ts

Then ask yourself, in this order, and change the files that were named:
  What will students be able to do?        statement.en.md, .es.md, .ru.md
  What do they start from?                 stub.ts (it must run, and give no answer)
  How do you do it, as beautifully as you can?   solutions/MODULE/SLUG.ts
  What must leave their process?           probe.ts (calls their functions, decides nothing)
  What is right, for each student's seed?  exercise.ts: inputs, reference, judge
  Which mistakes will they make?           exercise.ts: wrong, each with points and reason
  What would help, in three steps?         exercise.ts: hints, in all languages
npm run build && toplab verify MODULE says what is missing. docs/authors.md walks through one.
Exit code: 0 when it is made, 1 if something of that name is there, 2 for a wrong command.`;

interface NewFlags {
  readonly title?: string;
  readonly points: number;
  readonly kind: ExerciseKind;
}

function make(id: string, flags: NewFlags): void {
  const courseRoot = findCourse(process.cwd());
  for (const path of newExercise(courseRoot, id, flags)) console.log(path);
  const compiler = join(projectFolder(), "node_modules", "typescript", "bin", "tsc");
  const isCompiled =
    existsSync(compiler) &&
    spawnSync(process.execPath, [compiler, "-p", join(courseRoot, "exercises")]).status === 0;
  const [module] = id.split("/");
  const verify = `toplab verify ${module}`;
  console.error(`toplab: now ${isCompiled ? verify : `npm run build && ${verify}`}`);
}
