import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { findCourse } from "../course/index.ts";
import { type ClassResult, type SandboxKind, studentsToRerun } from "../grade/class-result.ts";
import { gradeClass } from "../grade/class-run.ts";
import { fetchDatasets } from "../grade/fetch-datasets.ts";
import { type GradedModule, loadModule } from "../grade/graded-module.ts";
import { resultsJson } from "../grade/results-json.ts";
import { whyNoBubblewrap } from "../grade/sandbox.ts";
import {
  findSubmissions,
  modulesOf,
  type Submission,
  submissionsOf,
} from "../grade/submissions.ts";
import { writeResults } from "../grade/write-results.ts";
import { addExportOptions, type ExportFlags, exportHelp } from "./grade/export-options.ts";
import { type ExportPlan, planExports, writeExports } from "./grade/write-exports.ts";
import { progressLine } from "./progress-line.ts";
import { readCount } from "./read-count.ts";
import { untilSignal } from "./until-signal.ts";

interface GradeOptions extends ExportFlags {
  readonly out?: string;
  readonly module?: string;
  readonly sandbox: SandboxKind;
  readonly jobs: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** `toplab grade`: runs a folder of submitted notebooks and writes the results of the class. */
export function gradeCommand(): Command {
  const command = new Command("grade")
    .description("grade a folder of notebooks: NAME.ipynb, or NAME/*.ipynb, a student each")
    .argument("<folder>", "where the submissions are")
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
    .option("--seed <number>", "chooses the hidden inputs and each student's data", readCount, 1)
    .option("--json", "also print results.json");
  return addExportOptions(command).addHelpText("after", help).action(grade);
}

const help = `
Examples:
  $ toplab grade submissions/
  $ toplab grade submissions/ --out results/ --jobs 4
  $ toplab grade submissions/ --sandbox node   where bubblewrap is not to be had; reports carry a warning
${exportHelp}

Exit code: 0 if every submission was graded, 1 if the grader failed on one (it is named, and unscored), 2 for a
wrong command, 130 after Ctrl-C.`;

async function grade(folder: string, options: GradeOptions, command: Command): Promise<void> {
  const plan = planExports(options, command);
  const courseRoot = findCourse(process.cwd());
  const found = await findSubmissions(folder);
  const module = await loadModule(courseRoot, options.module ?? theModule(found, folder));
  const submissions = submissionsOf(found, module.id);
  if (submissions.length === 0) {
    throw new RangeError(
      `Cannot grade ${folder}: there is no notebook of module ${module.id} in it`,
    );
  }
  if (options.sandbox === "bwrap") {
    const problem = await whyNoBubblewrap();
    if (problem) throw new Error(problem);
  }
  const data = await fetchDatasets(module.datasets);
  for (const problem of data.problems) console.error(`toplab: ${problem}`);
  const result = await run(submissions, module, data.folder, options).finally(data.remove);
  if (!result) return;
  const out = options.out ?? join(folder, "results");
  await writeResults(out, result, module);
  exportAll(plan, result, module.title, out);
  if (options.json) process.stdout.write(resultsJson(result));
  conclude(result, out);
}

/** Grades with progress on stderr; nothing when Ctrl-C has ended it. */
function run(
  submissions: readonly Submission[],
  module: GradedModule,
  dataFolder: string,
  { sandbox, jobs, seed }: GradeOptions,
): Promise<ClassResult | undefined> {
  const line = progressLine(process.stderr);
  const grade = (signal: AbortSignal): Promise<ClassResult> =>
    gradeClass(submissions, module, {
      ...{ sandbox, dataFolder, jobs, seed, signal },
      onProgress: line.show,
    }).finally(line.end);
  return untilSignal(grade, "nothing was written");
}

function theModule(found: readonly Submission[], folder: string): string {
  const modules = modulesOf(found);
  if (modules.length === 1) return modules[0]!;
  const which =
    modules.length === 0
      ? "none of its notebooks names a module"
      : `it holds ${modules.join(" and ")}`;
  throw new RangeError(`Cannot tell which module ${folder} is for, as ${which}: pass --module`);
}

function exportAll(plan: ExportPlan, result: ClassResult, title: string, out: string): void {
  const timestamp = new Date().toISOString();
  for (const notice of writeExports(plan, result, { title, out, timestamp })) {
    console.error(`toplab: ${notice}`);
  }
}

function conclude(result: ClassResult, out: string): void {
  console.error(`toplab: the results are in ${join(out, "report.html")}, and beside it`);
  const rerun = studentsToRerun(result);
  if (rerun.length === 0) return;
  console.error(`toplab: the grader failed on ${rerun.join(", ")}; grade them again`);
  process.exitCode = 1;
}
