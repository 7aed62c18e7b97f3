import { type Command, InvalidArgumentError, Option } from "commander";
import { type ExportFormatName, exportFormats } from "../../grade/exports/formats.ts";
import { type Visibility, visibilities } from "../../grade/exports/gradescope.ts";
import { type LatePolicy, parseLatePolicy } from "../../grade/exports/late-policy.ts";
import { parseTime } from "../../grade/exports/parse-time.ts";

/** What `toplab grade` is told about gradebooks. */
export interface ExportFlags {
  readonly roster?: string;
  readonly export?: readonly Wanted[];
  readonly moodleWorksheet?: string;
  readonly canvasAssignment?: string;
  readonly visibility: Visibility;
  readonly due?: Date;
  readonly late?: LatePolicy;
}

/** One --export: a format, and the file or folder if one is named. */
export interface Wanted {
  readonly format: ExportFormatName;
  readonly place?: string;
}

const names = Object.keys(exportFormats).join(", ");

/** Gives a command the options of exports. */
export function addExportOptions(command: Command): Command {
  return command
    .option("--roster <file>", "class list (CSV): student_id, last_name, first_name, email, …")
    .option("--export <format[=file]>", `also write ${names}; may be repeated`, readWanted)
    .option("--moodle-worksheet <file>", "fill in the grading worksheet that Moodle gave")
    .option("--canvas-assignment <id>", "Canvas's number of the assignment", readId)
    .addOption(
      new Option("--visibility <when>", "when Gradescope shows the results")
        .choices(visibilities)
        .default("visible"),
    )
    .option("--due <time>", "deadline, 2026-12-01T23:59", readWith(parseTime))
    .option("--late <policy>", '"10%/day max 50%" of the points', readWith(parseLatePolicy));
}

export const exportHelp = `  $ toplab grade submissions/ --roster class.csv --export canvas --canvas-assignment 4711
  $ toplab grade submissions/ --moodle-worksheet Grades-Lab-1.csv
  $ toplab grade submissions/ --roster class.csv --export csv=lab1.csv --due 2026-12-01T23:59 --late "10%/day max 50%"`;

function readWanted(text: string, before: readonly Wanted[] = []): readonly Wanted[] {
  const [, name = "", place] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (!isFormat(name) || place === "") {
    throw new InvalidArgumentError(`It must be FORMAT or FORMAT=FILE, with one of ${names}.`);
  }
  return [...before, { format: name, ...(place !== undefined && { place }) }];
}

function isFormat(name: string): name is ExportFormatName {
  return Object.hasOwn(exportFormats, name);
}

function readId(text: string): string {
  if (/^\d+$/.test(text)) return text;
  throw new InvalidArgumentError("It must be a number, the last one in the assignment's address.");
}

/** A reader of the library as one of the command line. */
function readWith<Value>(read: (text: string) => Value): (text: string) => Value {
  return (text) => {
    try {
      return read(text);
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? `${error.message}.` : String(error));
    }
  };
}
