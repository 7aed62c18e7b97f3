import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import {
  exerciseState,
  exportProgress,
  importProgress,
  type Module,
  type Progress,
} from "../course/index.ts";
import { readText, writeWhole } from "../io/index.ts";
import { count } from "./count.ts";
import { type CourseHere, courseHere } from "./course-here.ts";
import { progressTable } from "./progress-table.ts";
import { terminal } from "./terminal.ts";

interface ProgressOptions {
  readonly json?: boolean;
  readonly export?: string;
  readonly import?: string;
}

/** `toplab progress`: points, tries and hints, exercise by exercise. */
export function progressCommand(): Command {
  return new Command("progress")
    .description("show your points, tries and hints, or carry them to another machine")
    .option("--json", "print JSON")
    .addOption(
      new Option("--export <file>", 'write your progress into a file; "-" prints it').conflicts(
        "json",
      ),
    )
    .addOption(
      new Option(
        "--import <file>",
        "add the progress in a file to yours; the better points win",
      ).conflicts(["json", "export"]),
    )
    .addHelpText("after", help)
    .action(progress);
}

const help = `
Examples:
  $ toplab progress
  $ toplab progress --export toplab-progress.json     on one machine
  $ toplab progress --import toplab-progress.json     on the other

✓ all points   ~ some tries   · not tried yet
Exit code: 0, or 1 if a file cannot be read or written.`;

async function progress({
  json = false,
  export: to,
  import: from,
}: ProgressOptions): Promise<void> {
  const here = await courseHere();
  if (to !== undefined) return exportTo(to, here);
  if (from !== undefined) return importFrom(from, here);
  if (json) console.log(JSON.stringify(report(here), undefined, 2));
  else console.log(progressTable(here.modules, here.progress, terminal()));
}

function exportTo(file: string, { root }: CourseHere): void {
  const text = exportProgress(root);
  if (file === "-") {
    process.stdout.write(text);
    return;
  }
  if (existsSync(file)) {
    throw new Error(`Cannot export to ${file}: there is a file of that name, choose another`);
  }
  writeWhole(file, text);
  console.log(`Your progress is in ${file}: toplab progress --import ${file} reads it.`);
}

function importFrom(file: string, { root }: CourseHere): void {
  const number = importProgress(root, readText(file), file);
  console.log(`${count(number, "exercise")} read from ${file}; of each the better points count.`);
}

function report({ modules, progress: reached }: CourseHere): object {
  const rows = modules.map((module) => moduleReport(module, reached));
  const total = (key: "points" | "maxPoints"): number =>
    rows.reduce((sum, row) => sum + row[key], 0);
  return { points: total("points"), maxPoints: total("maxPoints"), modules: rows };
}

function moduleReport({ id, title, exercises }: Module, reached: Progress) {
  const rows = exercises.map((exercise) => {
    const { points = 0, tries = 0, hintsSeen = 0, last } = reached[exercise.id] ?? {};
    const state = exerciseState(exercise, reached);
    const { hints, points: maxPoints } = exercise;
    const head = { id: exercise.id, title: exercise.title, state, points, maxPoints };
    return { ...head, tries, hintsSeen, hints: hints.length, ...(last !== undefined && { last }) };
  });
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const maxPoints = rows.reduce((sum, row) => sum + row.maxPoints, 0);
  return { id, title, points, maxPoints, exercises: rows };
}
