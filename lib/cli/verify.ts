import { Command } from "commander";
import { findCourse } from "../course/index.ts";
import { changedModules } from "../grade/author/changed-modules.ts";
import type { AddTrial, Trial } from "../grade/author/trial.ts";
import { verifyLeaks } from "../grade/author/verify-leaks.ts";
import { verifyVariants } from "../grade/author/verify-variants.ts";
import { moduleIds } from "../grade/graded-module.ts";
import { wordsIn } from "../grade/language.ts";
import { verifyModule } from "../grade/verify.ts";
import { readCount } from "./read-count.ts";
import { usage } from "./usage.ts";

/** `toplab verify`: proves the exercises of one module, or of all. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description(
      "prove exercises: solution all points, stub none, each wrong answer what it should",
    )
    .argument("[module]", 'one module, "01-z-boson" (default: all)')
    .option("--seed <number>", "the first student whose data and inputs are tried", readCount, 1)
    .option("--seeds <number>", "how many students' variants are tried", readCount, 2)
    .option("--changed [commit]", "only modules that differ from a commit of git (HEAD)")
    .option("--nightly", "all modules, with 50 seeds")
    .addHelpText("after", help)
    .action(verify);
}

const help = `
Examples:
  $ toplab verify
  $ toplab verify 01-z-boson
  $ toplab verify 05-top-quark --seed 17 --seeds 50
  $ toplab verify --changed origin/main   what this branch touches; a change of the library touches all
  $ toplab verify --nightly

For each module: texts in all languages; the stub, each wrong answer and the solution; the lesson with stubs and
with solutions; the solution for each seed, and its values before the judge of the next seed; time and memory within
a third of the limits; and a search of the student course for solutions, judges and right values. Two seeds of the
variants are tried unless --seeds says otherwise; with one, no values are shown to another student's judge.
Exit code: 0 if all is as the authors promise, 1 if not, 2 for a wrong command.`;

interface VerifyFlags {
  readonly seed: number;
  readonly seeds: number;
  readonly changed?: string | true;
  readonly nightly?: boolean;
}

async function verify(
  only: string | undefined,
  flags: VerifyFlags,
  command: Command,
): Promise<void> {
  const courseRoot = findCourse(process.cwd());
  const modules = modulesAsked(courseRoot, only, flags, command);
  const nSeeds = flags.nightly ? 50 : flags.seeds;
  const seeds = Array.from({ length: nSeeds }, (_, i) => flags.seed + i);
  let problems = 0;
  const onTrial: AddTrial = (trial) => {
    if (trial.problem !== undefined) problems++;
    print(trial);
  };
  for (const module of modules) {
    console.log(`${module}`);
    await verifyModule(courseRoot, module, { seed: flags.seed, onTrial });
    await verifyVariants(courseRoot, module, { seeds, onTrial });
    await verifyLeaks(courseRoot, [module], { seed: flags.seed, onTrial });
  }
  if (modules.length === 0) console.log("No module has changed.");
  console.log(problems === 0 ? "All as promised." : `${problems} not as promised.`);
  if (problems > 0) process.exitCode = 1;
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
  if (only !== undefined) return [only];
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
