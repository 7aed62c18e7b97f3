import { Command, Option } from "commander";
import { findCourse } from "../course/index.ts";
import { type BuildVariants, buildCourse } from "../grade/build/build-course.ts";
import { type Language, languages } from "../grade/language.ts";
import { readRoster } from "../grade/roster/roster.ts";
import { readCourseKey } from "../grade/variants/course-key.ts";
import { usage } from "./usage.ts";

/** `toplab build`: what students, instructors and graders get of a course. */
export function buildCommand(): Command {
  return new Command("build")
    .description("make the student course, the instructor course, solution pages and autograders")
    .option("--out <folder>", "a new or empty folder, or one built before", "dist")
    .option("--roster <file>", "class list (CSV): a file of seeds for each student")
    .option("--key <file>", "the course's key (see toplab variant --new-key)")
    .option("--term <term>", '"2026-autumn"')
    .addOption(
      new Option("--language <language>", "what students read from Gradescope's autograders")
        .choices(languages)
        .default("en"),
    )
    .addHelpText("after", help)
    .action(build);
}

const help = `
Examples:
  $ toplab build
  $ toplab build --out /tmp/course
  $ toplab build --roster class.csv --key course.key --term 2026-autumn

Makes student/ (no judge, no solution), instructor/, solutions/ (HTML), nbgrader/ (source tree), judge-bundle.zip
(for graders, over a student course), gradescope/MODULE.zip, and with a roster seeds/STUDENT.json. All but
student/ and each student's own seeds are for instructors only. The course must be compiled: npm run build.
Exit code: 0 when all is made, 1 if something of the course is missing, 2 for a wrong command.`;

interface BuildFlags {
  readonly out: string;
  readonly roster?: string;
  readonly key?: string;
  readonly term?: string;
  readonly language: Language;
}

async function build(flags: BuildFlags, command: Command): Promise<void> {
  const variants = variantsAsked(flags, command);
  await buildCourse(findCourse(process.cwd()), flags.out, {
    ...(variants && { variants }),
    language: flags.language,
    onPart: (part) => console.error(`toplab: making ${part}`),
  });
  console.log(
    `toplab: the course is in ${flags.out}; of it, students get student/ and nothing else`,
  );
}

function variantsAsked(
  { roster, key, term }: BuildFlags,
  command: Command,
): BuildVariants | undefined {
  if (roster === undefined && key === undefined && term === undefined) return undefined;
  if (roster === undefined || key === undefined || term === undefined) {
    return usage(command, "--roster, --key and --term belong together.");
  }
  return { key: readCourseKey(key), term, roster: readRoster(roster) };
}
