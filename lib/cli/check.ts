import { Command } from "commander";
import { type CheckedNotebook, checkNotebook } from "../course/check-notebook.ts";
import { type CourseExercise, keepProgress } from "../course/index.ts";
import { loadModule } from "../grade/graded-module.ts";
import { exerciseOfCell } from "../grade/lesson-metadata.ts";
import type { Notebook } from "../kernel/index.ts";
import { type Asked, askedFor } from "./asked.ts";
import { checkedInWords, isSettled } from "./checked.ts";
import { type CourseHere, courseHere } from "./course-here.ts";
import { type CourseWords, courseWords } from "./course-words.ts";
import { slugOf } from "./named.ts";
import { stepIn, stepInWords } from "./next-step.ts";
import { readSeconds } from "./read-seconds.ts";
import { terminal } from "./terminal.ts";
import { untilSignal } from "./until-signal.ts";

interface CheckOptions {
  readonly notebook?: string;
  readonly timeout?: number;
  readonly json?: boolean;
}

/** `toplab check`: judges exercises as `check()` does on the page. */
export function checkCommand(): Command {
  return new Command("check")
    .description("run your notebook in a fresh kernel and judge an exercise, or all of a module")
    .argument(
      "[name]",
      '"pair-mass", "01-z-boson", or a notebook file with all its exercises (default: the exercise that is next)',
    )
    .option("--notebook <file>", "check in this notebook instead of your copy in work/")
    .option("--timeout <seconds>", "limit for the notebook as a whole", readSeconds, 300)
    .option("--json", "print JSON: the judgement of each exercise with its hints")
    .addHelpText("after", help)
    .action(check);
}

const help = `
Examples:
  $ toplab check                       the exercise that is next
  $ toplab check pair-mass
  $ toplab check 01-z-boson            all exercises of a module
  $ toplab check my-copy.ipynb         all exercises in another file

Cells run up to the last exercise asked for; the notebook itself is not changed. The points go into your
progress, the best ones count, and each wrong answer shows one hint more.
Exit code: 0 if all points are earned (or a person has yet to give them), 1 if not, 2 for a wrong command, 130 after Ctrl-C.`;

async function check(
  name: string | undefined,
  options: CheckOptions,
  command: Command,
): Promise<void> {
  const here = await courseHere();
  const asked = askedFor(name, options.notebook, here, command);
  const checked = await untilSignal((signal) => run(asked, here, signal, options.timeout));
  if (!checked) return;
  if (!checked.replies.every(isSettled)) process.exitCode = 1;
  if (options.json) {
    const rows = checked.replies.map(({ judgement, ...rest }) => ({ ...judgement, ...rest }));
    console.log(JSON.stringify(rows, undefined, 2));
    return;
  }
  const screen = terminal();
  const { language } = here;
  const [reply] = checked.replies;
  const next =
    asked.exercise && reply && !isSettled(reply)
      ? again(asked.exercise, asked.notebook, courseWords[language])
      : stepInWords(stepIn(await courseHere()), screen, language);
  console.log(`${checkedInWords(checked, asked.notebook, screen, language)}\n\n${next}`);
}

function again({ id }: CourseExercise, { cells }: Notebook, words: CourseWords): string {
  const slug = slugOf(id);
  return cells.some((cell) => exerciseOfCell(cell) === id)
    ? words.tryAgain(`toplab check ${slug}`)
    : words.bringBack(`toplab reset ${slug}`);
}

async function run(
  { module, exercise, notebook, cwd }: Asked,
  { root, language }: CourseHere,
  signal: AbortSignal,
  totalSeconds: number | undefined,
): Promise<CheckedNotebook> {
  const graded = await loadModule(root, module.id);
  const exercises = graded.exercises.filter(({ id }) => !exercise || id === exercise.id);
  const now = (): string => new Date().toISOString();
  const line = progressLine(process.stderr, courseWords[language]);
  try {
    return await checkNotebook(
      notebook,
      { ...graded, exercises },
      {
        cwd,
        replies: keepProgress(root, { now, language: () => language }),
        onCell: line.show,
        signal,
        ...(totalSeconds !== undefined && { totalSeconds }),
      },
    );
  } finally {
    line.end();
  }
}

/** One line that changes on a terminal; nothing elsewhere. */
function progressLine(
  stream: NodeJS.WriteStream,
  { starting, running }: CourseWords,
): { show(place: number): void; end(): void } {
  const write = (text: string): void => void (stream.isTTY && stream.write(`\r\u001b[K${text}`));
  write(starting);
  return {
    show: (place) => write(running(place)),
    end: () => write(""),
  };
}
