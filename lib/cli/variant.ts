import { Command } from "commander";
import { findCourse } from "../course/index.ts";
import { loadModule, moduleIds } from "../grade/graded-module.ts";
import { makeCourseKey, readCourseKey } from "../grade/variants/course-key.ts";
import { referenceText } from "../grade/variants/reference-text.ts";
import { formatSeedFile, type SeedFile, seedFileOf } from "../grade/variants/seed-file.ts";
import { writeWhole } from "../io/index.ts";
import { courseHere } from "./course-here.ts";
import { named } from "./named.ts";
import { usage } from "./usage.ts";

/** `toplab variant`: one student's data and right values, to the last digit. */
export function variantCommand(): Command {
  return new Command("variant")
    .description("say which data a student has: the seed, and with --reference the right values")
    .option("--student <name>", "the number, address or name under which the class list has them")
    .option("--module <id>", '"05-top-quark" or "05" (default: all)')
    .option("--key <file>", "the course's key (default: the public seed, 1)")
    .option("--term <term>", '"2026-autumn": another term, other data')
    .option("--reference", "also print the right values, which only instructors may see")
    .option("--out <file>", "write the seeds for the student, who keeps them as work/seeds.json")
    .option("--new-key <file>", "make a key for a course; keep it as you keep an exam")
    .addHelpText("after", help)
    .action(variant);
}

const help = `
Examples:
  $ toplab variant --new-key course.key
  $ toplab variant --student s1024 --key course.key --term 2026-autumn --module 05
  $ toplab variant --student s1024 --key course.key --term 2026-autumn --out seeds/s1024.json
  $ toplab variant --student s1024 --key course.key --term 2026-autumn --module 05 --reference

TOPLAB_SEED=NUMBER toplab run NOTEBOOK then runs the lesson on the very data of that student.
Exit code: 0 when it is done, 1 if a file cannot be used, 2 for a wrong command.`;

interface VariantFlags {
  readonly student?: string;
  readonly module?: string;
  readonly key?: string;
  readonly term?: string;
  readonly reference?: boolean;
  readonly out?: string;
  readonly newKey?: string;
}

async function variant(flags: VariantFlags, command: Command): Promise<void> {
  if (flags.newKey !== undefined) {
    makeCourseKey(flags.newKey);
    console.log(`toplab: the key is in ${flags.newKey}; keep a copy, and show it to no student`);
    return;
  }
  const courseRoot = findCourse(process.cwd());
  const modules = await modulesAsked(courseRoot, flags.module, command);
  const file = seedsAsked(modules, flags, command);
  if (flags.out !== undefined) {
    writeWhole(flags.out, formatSeedFile(file));
    console.error(`toplab: ${flags.out} is for ${file.student}, to be kept as work/seeds.json`);
  }
  for (const [module, seed] of Object.entries(file.seeds)) {
    console.log(`${module}  seed ${seed}`);
    if (flags.reference) await printReferences(courseRoot, module, seed);
  }
}

async function modulesAsked(
  courseRoot: string,
  name: string | undefined,
  command: Command,
): Promise<readonly string[]> {
  if (name === undefined) return moduleIds(courseRoot);
  const { modules } = await courseHere();
  return [named(name, modules, command).module.id];
}

function seedsAsked(
  modules: readonly string[],
  { student, key, term }: VariantFlags,
  command: Command,
): SeedFile {
  if (key === undefined) {
    const seeds = Object.fromEntries(modules.map((module) => [module, 1]));
    return { student: student ?? "everybody without a key", term: term ?? "", seeds };
  }
  if (student === undefined) usage(command, "With --key, say which --student.");
  if (term === undefined) usage(command, "With --key, say which --term.");
  return seedFileOf(readCourseKey(key), { student, term, modules });
}

async function printReferences(courseRoot: string, module: string, seed: number): Promise<void> {
  const { exercises } = await loadModule(courseRoot, module);
  for (const exercise of exercises) {
    const text = await referenceText(exercise, seed);
    console.log(`  ${exercise.id}\n    ${text.replaceAll("\n", "\n    ")}`);
  }
}
