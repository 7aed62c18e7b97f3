import { Command } from "commander";
import { type Language, takeHint } from "../course/index.ts";
import { cardWords } from "../grade/check/card-words.ts";
import { type CourseHere, courseHere } from "./course-here.ts";
import { type CourseWords, courseWords } from "./course-words.ts";
import { namedExercise, slugOf } from "./named.ts";
import { stepIn } from "./next-step.ts";
import { type Terminal, terminal, wrap } from "./terminal.ts";
import { usage } from "./usage.ts";

interface HintOptions {
  readonly allSeen?: boolean;
  readonly json?: boolean;
}

/** `toplab hint`: the hints of an exercise, one at a time. */
export function hintCommand(): Command {
  return new Command("hint")
    .description("show the next hint of an exercise; hints cost no points")
    .argument("[exercise]", '"pair-mass" or "01-z-boson/pair-mass" (default: the one that is next)')
    .option("--all-seen", "show the hints seen so far once more, and no new one")
    .option("--json", "print JSON: exercise, hints seen and hintsLeft")
    .addHelpText("after", help)
    .action(hint);
}

const help = `
Examples:
  $ toplab hint                       the next hint of the exercise that is next
  $ toplab hint pair-mass
  $ toplab hint pair-mass --all-seen

Exit code: 0, or 2 if the course has no such exercise.`;

async function hint(
  name: string | undefined,
  { allSeen = false, json = false }: HintOptions,
  command: Command,
): Promise<void> {
  const here = await courseHere();
  const { title, id, points, hints } = exerciseFor(name, here, command);
  const before = here.progress[id]?.hintsSeen ?? 0;
  const progress = allSeen ? here.progress : takeHint(here.root, { id, points, hints });
  const seen = Math.min(progress[id]?.hintsSeen ?? 0, hints.length);
  const hintsLeft = hints.length - seen;
  if (json) {
    console.log(JSON.stringify({ exercise: id, hints: hints.slice(0, seen), hintsLeft }));
    return;
  }
  const screen = terminal();
  console.log(screen.bold(title));
  for (const [i, text] of hints.entries()) {
    if (i < seen && (allSeen || i >= before)) {
      console.log(numbered(i + 1, text, screen, here.language));
    }
  }
  const state = { seen, before, hintsLeft, allSeen };
  const end = ending(slugOf(id), state, courseWords[here.language]);
  console.log(screen.dim(wrap(end, screen.width)));
}

function exerciseFor(name: string | undefined, here: CourseHere, command: Command) {
  if (name !== undefined) return namedExercise(name, here.modules, command).exercise;
  const exercise = stepIn(here)?.exercise;
  return exercise ?? usage(command, "No exercise is next: name the one you want a hint for.");
}

/** One hint as the terminal shows it; the lines after the first stand below its text. */
export function numbered(
  number: number,
  text: string,
  { width }: Pick<Terminal, "width">,
  language: Language,
): string {
  const head = `${cardWords[language].hint(number)}: `;
  return head + wrap(text, width, " ".repeat(head.length));
}

function ending(
  slug: string,
  state: { seen: number; before: number; hintsLeft: number; allSeen: boolean },
  words: CourseWords,
): string {
  const { seen, before, hintsLeft, allSeen } = state;
  if (hintsLeft > 0) {
    const more = words.more(hintsLeft, `toplab hint ${slug}`);
    return seen === 0 ? words.noHintYet(more) : more;
  }
  if (seen === 0) return words.noHints;
  if (allSeen || seen > before) return words.lastHint;
  return words.allSeen(seen, `toplab hint ${slug} --all-seen`);
}
