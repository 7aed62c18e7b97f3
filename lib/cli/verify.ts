import { Command } from "commander";
import { findCourse } from "../course/index.ts";
import { moduleIds } from "../grade/graded-module.ts";
import { type Trial, verifyModule } from "../grade/verify.ts";
import { readCount } from "./read-count.ts";

/** `toplab verify`: proves the exercises of one module, or of all. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description(
      "prove exercises: solution all points, stub none, each wrong answer what it should",
    )
    .argument("[module]", 'one module, "01-z-boson" (default: all)')
    .option("--seed <number>", "the student whose data and hidden inputs are tried", readCount, 1)
    .addHelpText("after", help)
    .action(verify);
}

const help = `
Examples:
  $ toplab verify
  $ toplab verify 01-z-boson
  $ toplab verify 05-top-quark --seed 17

Exit code: 0 if all is as the authors promise, 1 if not, 2 for a wrong command.`;

interface VerifyFlags {
  readonly seed: number;
}

async function verify(only: string | undefined, { seed }: VerifyFlags): Promise<void> {
  const courseRoot = findCourse(process.cwd());
  let problems = 0;
  for (const module of only === undefined ? moduleIds(courseRoot) : [only]) {
    console.log(`${module}`);
    const trials = await verifyModule(courseRoot, module, { seed, onTrial: print });
    problems += trials.filter(({ problem }) => problem !== undefined).length;
  }
  console.log(problems === 0 ? "All as promised." : `${problems} not as promised.`);
  if (problems > 0) process.exitCode = 1;
}

function print({ subject, answer, judgement, problem }: Trial): void {
  const points = judgement ? `${judgement.points} / ${judgement.maxPoints}` : "";
  const line = `${problem ? "✗" : "✓"} ${column(subject, 32)} ${column(answer, 48)} ${column(points, 9)} ${judgement?.status ?? ""}`;
  console.log(line.trimEnd());
  if (!problem) return;
  console.log(`    ${problem}`);
  if (judgement) console.log(`    the student would read: ${judgement.reason}`);
}

const column = (text: string, width: number): string => text.padEnd(width);
