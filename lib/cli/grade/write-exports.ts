import { readFileSync } from "node:fs";
import { join, parse, relative, resolve } from "node:path";
import type { Command } from "commander";
import { writeExported } from "../../grade/exports/exported.ts";
import { type ExportFormat, exportFormats } from "../../grade/exports/formats.ts";
import { gradebook } from "../../grade/exports/gradebook.ts";
import {
  filledWorksheet,
  parseWorksheet,
  type Worksheet,
} from "../../grade/exports/moodle/moodle-worksheet.ts";
import type { Language } from "../../grade/language.ts";
import type { ClassResult } from "../../grade/results/class-result.ts";
import { type Person, readRoster } from "../../grade/roster/roster.ts";
import { usage } from "../usage.ts";
import type { ExportFlags } from "./export-options.ts";

/** Everything that the exports need to know, read before an hour of grading and not after it. */
export interface ExportPlan {
  readonly flags: ExportFlags;
  readonly roster?: readonly Person[];
  readonly worksheet?: Worksheet;
}

/** Reads the files that the flags name; flags that do not go together end the command. */
export function planExports(flags: ExportFlags, command: Command): ExportPlan {
  const { roster, moodleWorksheet, due, late } = flags;
  const lost = flags.export?.find(({ format }) => !roster && exportFormats[format].needsRoster);
  if (lost) usage(command, `--export ${lost.format} needs a --roster with the students' own ids.`);
  if (late && !(due && roster)) {
    usage(command, "--late needs --due and a --roster with the column submitted_at.");
  }
  const places = [roster, moodleWorksheet, ...(flags.export ?? []).map(({ place }) => place)]
    .filter((place) => place !== undefined)
    .map((place) => resolve(place));
  const twice = places.find((place, i) => places.indexOf(place) < i);
  if (twice) usage(command, `${relative("", twice)} cannot be two things: name another file.`);
  return {
    flags,
    ...(roster && { roster: readRoster(roster) }),
    ...(moodleWorksheet && {
      worksheet: parseWorksheet(readFileSync(moodleWorksheet), moodleWorksheet),
    }),
  };
}

export interface ExportPlace {
  /** Title of the module. */
  readonly title: string;
  /** What the class reads. Default: English. */
  readonly language?: Language;
  /** Folder of what has no place of its own. */
  readonly out: string;
  readonly timestamp: string;
}

/** Writes all exports; returns what the instructor must know of them, a sentence each. */
export function writeExports(
  { flags, roster, worksheet }: ExportPlan,
  result: ClassResult,
  { title, language = "en", out, timestamp }: ExportPlace,
): readonly string[] {
  const { due, late, canvasAssignment, visibility, moodleWorksheet } = flags;
  const book = gradebook(result, {
    title,
    language,
    ...(roster && { roster }),
    ...(due && { due }),
    ...(late && { late }),
  });
  const options = { visibility, timestamp, ...(canvasAssignment && { canvasAssignment }) };
  const exports = (flags.export ?? []).map(({ format, place }) => {
    const { make, place: usual }: ExportFormat = exportFormats[format];
    return { place: place ?? join(out, usual), exported: make(book, options) };
  });
  if (worksheet && moodleWorksheet) {
    const place = join(out, `${parse(moodleWorksheet).name}-filled.csv`); // never over what was downloaded
    exports.push({ place, exported: filledWorksheet(book, worksheet) });
  }
  for (const { place, exported } of exports) writeExported(place, exported);
  const notices = exports.flatMap(({ exported }) => exported.notices);
  const written = exports.map(({ place }) => place);
  const wrote = written.length > 0 ? [`exported to ${written.join(", ")}`] : [];
  return [...book.notices, ...notices, ...wrote];
}
