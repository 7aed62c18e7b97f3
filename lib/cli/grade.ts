import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { findCourse } from "../course/index.ts";
import { bestAttempts } from "../grade/exports/best-attempts.ts";
import { type GradedModule, loadModule, moduleIds } from "../grade/graded-module.ts";
import { journalName, openJournal } from "../grade/journal/journal.ts";
import { journalSecret } from "../grade/journal/journal-secret.ts";
import { type Language, languages } from "../grade/language.ts";
import { applyMarks } from "../grade/marking/apply-marks.ts";
import { readMarks } from "../grade/marking/marks.ts";
import type { ClassResult, SandboxKind } from "../grade/results/class-result.ts";
import { inLanguage } from "../grade/results/in-language.ts";
import { studentsToRerun, toMarkInWords } from "../grade/results/open-answers.ts";
import { resultsJson } from "../grade/results/results-json.ts";
import { studentTexts } from "../grade/results/student-texts.ts";
import { writeResults } from "../grade/results/write-results.ts";
import { type ClassOptions, gradeClass } from "../grade/run/class-run.ts";
import { fetchDatasets } from "../grade/run/fetch-datasets.ts";
import { whyNoBubblewrap } from "../grade/sandbox/sandbox.ts";
import {
  type AttemptRule,
  attemptRules,
  submissionsOf,
  withoutModule,
} from "../grade/submissions/attempts.ts";
import { findSubmissions, modulesOf, type Submission } from "../grade/submissions/submissions.ts";
import { addExportOptions, type ExportFlags, exportHelp } from "./grade/export-options.ts";
import { studentSeeds } from "./grade/student-seeds.ts";
import {
  type ExportPlace,
  type ExportPlan,
  planExports,
  writeExports,
} from "./grade/write-exports.ts";
import { progressLine } from "./progress-line.ts";
import { readCount } from "./read-count.ts";
import { readStudentSeed } from "./read-seed.ts";
import { untilSignal } from "./until-signal.ts";

interface GradeOptions extends ExportFlags {
  readonly out?: string;
  readonly module?: string;
  readonly sandbox: SandboxKind;
  readonly jobs: number;
  readonly seed: number;
  readonly key?: string;
  readonly term?: string;
  readonly afresh?: boolean;
  readonly again?: string;
  readonly attempts: AttemptRule;
  readonly language: Language;
  readonly json?: boolean;
}

/** `toplab grade`: runs a folder of submitted notebooks and writes the results of the class. */
export function gradeCommand(): Command {
  const command = new Command("grade")
    .description(
      "grade a class: NAME.ipynb or NAME/*.ipynb, a student each, or what a platform packs",
    )
    .argument("<folder>", "the submissions: a folder, or the zip of Canvas, Moodle or Gradescope")
    .option(
      "--out <folder>",
      "where to write results.csv, results.json and report.html (default: FOLDER/results)",
    )
    .option("--module <id>", 'which lesson, "01-z-boson" (default: what the notebooks say)')
    .addOption(
      new Option("--sandbox <kind>", "bwrap keeps files and network out; node protects less")
        .choices(["bwrap", "node"])
        .default("bwrap"),
    )
    .option("--jobs <number>", "submissions at the same time", readCount, availableParallelism())
    .option(
      "--seed <number>",
      "chooses the hidden inputs and the data of all students",
      readStudentSeed,
      1,
    )
    .option("--key <file>", "the course's key: gives each student data of their own")
    .option("--term <term>", "the term that goes with the key, as in toplab variant")
    .option("--afresh", "run everything again, also what earlier runs have found out")
    .option("--again <student>", "run this student's notebook again, as it stands now")
    .addOption(
      new Option("--attempts <rule>", "which of a student's attempts counts")
        .choices(attemptRules)
        .default("last"),
    )
    .addOption(
      new Option("--language <language>", "what the students read their results in")
        .choices(languages)
        .default("en"),
    )
    .option("--json", "also print results.json");
  return addExportOptions(command).addHelpText("after", help).action(grade);
}

const help = `
Examples:
  $ toplab grade submissions/
  $ toplab grade submissions/ --out results/ --jobs 4
  $ toplab grade submissions.zip --module 01-z-boson
  $ toplab grade submissions/ --key course.key --term 2026-autumn --roster class.csv
  $ toplab grade submissions/ --sandbox node   where bubblewrap is not to be had; reports carry a warning
${exportHelp}

A run that was ended goes on where it stopped, and a second run repeats only what has changed since: the answers,
the inputs of an exercise, the library, Node. Judges always decide anew; marks given by hand, in marks.csv beside the
results, stay and win.
Exit code: 0 if every submission was graded, 1 if the grader failed on one (it is named, and unscored), 2 for a
wrong command, 130 after Ctrl-C.`;

async function grade(folder: string, options: GradeOptions, command: Command): Promise<void> {
  const plan = planExports(options, command);
  const courseRoot = findCourse(process.cwd());
  const found = await findSubmissions(folder);
  const name = options.module ?? theModule(found, { folder, known: moduleIds(courseRoot) });
  const module = await loadModule(courseRoot, name);
  const submissions = submissionsOf(found, module.id, options.attempts);
  if (submissions.length === 0) {
    throw new RangeError(
      `Cannot grade ${folder}: there is no notebook of module ${module.id} in it`,
    );
  }
  const others = withoutModule(found, module.id);
  if (others.length > 0) {
    console.error(`toplab: only notebooks of other modules, so not graded: ${others.join(", ")}`);
  }
  if (options.sandbox === "bwrap") {
    const problem = await whyNoBubblewrap();
    if (problem) throw new Error(problem);
  }
  const { again, language } = options;
  if (again !== undefined && !submissions.some(({ student }) => student === again)) {
    throw new RangeError(`Cannot grade "${again}" again: ${folder} has no such student`);
  }
  const seedOf = studentSeeds(submissions, module.id, options, command);
  const out = options.out ?? usualPlace(folder);
  const journal = openJournal(journalPath(out, options), journalSecret());
  const data = await fetchDatasets(module.datasets);
  for (const problem of data.problems) console.error(`toplab: ${problem}`);
  const isAgain = ({ student }: Submission): boolean => student === again;
  const common = { seedOf, isAgain, journal, dataFolder: data.folder };
  const judged = await run(submissions, module, common, options).finally(() => {
    data.remove();
    journal.close();
  });
  if (!judged) return;
  const counting = options.attempts === "best" ? best(judged, plan, module.title) : judged;
  const marksPath = join(out, "marks.csv");
  const marks = readMarks(marksPath);
  if (marks.length > 0) console.error(`toplab: marks by hand: ${marks.length}, of ${marksPath}`);
  const { result, notices } = applyMarks(counting, marks);
  for (const notice of notices) console.error(`toplab: ${notice}`);
  await writeResults(out, result, module, { language });
  const told = inLanguage(result, await studentTexts(module, language));
  exportAll(plan, told, { title: module.title, language, out });
  if (options.json) process.stdout.write(resultsJson(result));
  conclude(result, out);
}

function best(judged: ClassResult, { flags, roster }: ExportPlan, title: string): ClassResult {
  const { due, late } = flags;
  const times = { ...(roster && { roster }), ...(due && { due }), ...(late && { late }) };
  return bestAttempts(judged, { title, ...times });
}

/** Grades with progress on stderr; nothing when Ctrl-C has ended it. */
function run(
  submissions: readonly Submission[],
  module: GradedModule,
  common: Pick<ClassOptions, "seedOf" | "isAgain" | "journal" | "dataFolder">,
  { sandbox, jobs, seed }: GradeOptions,
): Promise<ClassResult | undefined> {
  const line = progressLine(process.stderr);
  const grade = (signal: AbortSignal): Promise<ClassResult> =>
    gradeClass(submissions, module, {
      ...{ ...common, sandbox, jobs, seed, signal },
      onProgress: line.show,
    }).finally(line.end);
  return untilSignal(grade, "no results were written; the same command goes on from here");
}

/** Beside an archive, inside a folder. */
function usualPlace(submissions: string): string {
  return /\.zip$/i.test(submissions)
    ? submissions.replace(/\.zip$/i, "-results")
    : join(submissions, "results");
}

/** Where runs write down what they find out, so that the next need not. */
function journalPath(out: string, { afresh }: GradeOptions): string {
  const path = join(out, journalName);
  if (afresh) rmSync(path, { force: true });
  return path;
}

/** The module that notebooks name; they may be of any course, and name anything. */
function theModule(
  found: readonly Submission[],
  { folder, known }: { readonly folder: string; readonly known: readonly string[] },
): string {
  const modules = modulesOf(found).filter((module) => known.includes(module));
  if (modules.length === 1) return modules[0]!;
  const which =
    modules.length === 0
      ? "none of its notebooks names a module of this course"
      : `it holds ${modules.join(" and ")}`;
  throw new RangeError(`Cannot tell which module ${folder} is for, as ${which}: pass --module`);
}

function exportAll(
  plan: ExportPlan,
  result: ClassResult,
  place: Omit<ExportPlace, "timestamp">,
): void {
  const timestamp = new Date().toISOString();
  for (const notice of writeExports(plan, result, { ...place, timestamp })) {
    console.error(`toplab: ${notice}`);
  }
}

function conclude(result: ClassResult, out: string): void {
  console.error(`toplab: the results are in ${join(out, "report.html")}, and beside it`);
  const rerun = studentsToRerun(result);
  const toMark = toMarkInWords(result);
  if (toMark) {
    console.error(
      `toplab: ${toMark}: mark them on the pages of toplab start --class, or in ${join(out, "marks.csv")}, and grade once more`,
    );
  }
  if (rerun.length === 0) return;
  console.error(`toplab: the grader failed on ${rerun.join(", ")}; grade them again`);
  process.exitCode = 1;
}
