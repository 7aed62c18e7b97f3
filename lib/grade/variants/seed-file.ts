import { DataError } from "../../core/index.ts";
import { type CourseKey, seedOf } from "./seed-of.ts";

/** What a student gets instead of the key: their own seeds, which tell nothing of anybody else's. */
export interface SeedFile {
  readonly student: string;
  readonly term: string;
  /** Module → seed. */
  readonly seeds: Readonly<Record<string, number>>;
}

/** The seeds of one student in these modules. */
export function seedFileOf(
  key: CourseKey,
  { student, term, modules }: { student: string; term: string; modules: readonly string[] },
): SeedFile {
  const seeds = modules.map((module) => [module, seedOf(key, student, module, term)] as const);
  return { student, term, seeds: Object.fromEntries(seeds) };
}

export function formatSeedFile(file: SeedFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** Reads what `formatSeedFile` wrote; whoever changes a seed only spoils their own answers. */
export function parseSeedFile(text: string, name: string): SeedFile {
  const { student, term, seeds } = fieldsOf(text, name);
  if (typeof student !== "string" || typeof term !== "string") {
    throw new DataError(name, "it names no student and term: ask for your file once more");
  }
  const entries = Object.entries(Object(seeds)).map(([module, seed]): [string, number] => {
    if (Number.isSafeInteger(seed) && Number(seed) >= 0) return [module, Number(seed)];
    throw new DataError(name, `the seed of ${module} should be a whole number and is ${seed}`);
  });
  return { student, term, seeds: Object.fromEntries(entries) };
}

function fieldsOf(text: string, name: string): Partial<Record<keyof SeedFile, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch (cause) {
    throw new DataError(name, "it is not JSON: ask for your file once more", { cause });
  }
}
