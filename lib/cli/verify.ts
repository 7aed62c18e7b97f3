import { availableParallelism } from "node:os";
import { Command } from "commander";
import { findCourse } from "../course/index.ts";
import { changedModules } from "../grade/author/changed-modules.ts";
import type { Trial } from "../grade/author/trial.ts";
import { verifyCourse } from "../grade/author/verify-course.ts";
import { findModule, moduleIds } from "../grade/graded-module.ts";
import { wordsIn } from "../grade/language.ts";
import { writeWhole } from "../io/index.ts";
import { progressLine } from "./progress-line.ts";
import { readCount } from "./read-count.ts";
import { readStudentSeed } from "./read-seed.ts";
import { untilSignal } from "./until-signal.ts";
import { usage } from "./usage.ts";

/** `toplab verify`: proves the exercises of one module, or of all. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description(
      "prove exercises: solution all points, stub none, each wrong answer what it should",
    )
    .argument("[module]", 'one module, "01-z-boson" or "01" (default: all)')
    .option(
      "--seed <number>",
      "the first student whose data and inputs are tried",
      readStudentSeed,
      1,
    )
    .option("--seeds <number>", "how many students' variants are tried", readCount, 2)
    .option("--changed [commit]", "only modules that differ from a commit of git (HEAD)")
    .option("--nightly", "all modules, with 50 seeds")
    .option("--variants", "only variants, costs and leaks, where tests prove the known answers")
    .option(
      "--jobs <number>",
      "runs of lessons at the same time",
      readCount,
      availableParallelism(),
    )
    .option("--report <file>", "also write all trials as JSON")
    .addHelpText("after", help)
    .action(verify);
}

const help = `
Examples:
  $ toplab verify
  $ toplab verify 01
  $ toplab verify top-quark --seed 17 --seeds 50
  $ toplab verify --changed origin/main   what this branch touches; a change of the library touches all
  $ toplab verify --nightly

For each module: statements, hints and reasons in all languages; the stub, each wrong answer and the solution; the
lesson with stubs and with solutions; the solution for each seed, and its values before the judge of the next seed;
time and memory within a third of the limits; and a search of the student course for solutions, judges and right
values. Two seeds of the variants are tried unless --seeds says otherwise; with one, no values are shown to another
student's judge.
Exit code: 0 if all is as the authors promise, 1 if not, 2 for a wrong command, 130 after Ctrl-C.`;

interface VerifyFlags {
  readonly seed: number;
  readonly seeds: number;
  readonly changed?: string | true;
  readonly nightly?: boolean;
  readonly variants?: boolean;
  readonly jobs: number;
  readonly report?: string;
}

async function verify(
  only: string | undefined,
  flags: VerifyFlags,
  command: Command,
): Promise<void> {
  const courseRoot = findCourse(process.cwd());
  const modules = modulesAsked(courseRoot, only, flags, command);
  const trials = await untilSignal(
    (signal) => run(courseRoot, modules, flags, signal),
    "the modules above are proved, the others are not",
  );
  if (!trials) return;
  const problems = trials.filter(({ problem }) => problem !== undefined).length;
  if (flags.report !== undefined) writeWhole(flags.report, `${JSON.stringify({ trials })}\n`);
  if (modules.length === 0) console.log("No module has changed.");
  console.log(problems === 0 ? "All as promised." : `${problems} not as promised.`);
  if (problems > 0) process.exitCode = 1;
}

/** Proves the modules with progress on stderr; all that was tried. */
async function run(
  courseRoot: string,
  modules: readonly string[],
  { seed, seeds, nightly, variants = false, jobs }: VerifyFlags,
  signal: AbortSignal,
): Promise<readonly Trial[]> {
  const all: Trial[] = [];
  const line = progressLine(process.stderr, "runs of lessons done");
  try {
    await verifyCourse(courseRoot, modules, {
      seeds: Array.from({ length: nightly ? 50 : seeds }, (_, i) => seed + i),
      ...{ jobs, onlyVariants: variants, signal, onProgress: line.show },
      onModule(id, trials) {
        line.clear();
        console.log(id);
        for (const trial of trials) print(trial);
        all.push(...trials);
      },
    });
  } finally {
    line.clear();
  }
  return all;
}

function modulesAsked(
  courseRoot: string,
  only: string | undefined,
  { changed, nightly }: VerifyFlags,
  command: Command,
): readonly string[] {
  const all = moduleIds(courseRoot);
  if (changed !== undefined && (only !== undefined || nightly)) {
    usage(command, "--changed chooses the modules: name none beside it, and no --nightly.");
  }
  if (only !== undefined) return [findModule(courseRoot, only)];
  if (changed === undefined) return all;
  return changedModules(courseRoot, changed === true ? "HEAD" : changed, all);
}

function print({ subject, answer, judgement, problem }: Trial): void {
  const points = judgement ? `${judgement.points} / ${judgement.maxPoints}` : "";
  const line = `${problem ? "✗" : "✓"} ${column(subject, 32)} ${column(answer, 48)} ${column(points, 9)} ${judgement?.status ?? ""}`;
  console.log(line.trimEnd());
  if (!problem) return;
  console.log(`    ${problem}`);
  if (judgement) console.log(`    the student would read: ${wordsIn(judgement.reason, "en")}`);
}

const column = (text: string, width: number): string => text.padEnd(width);
