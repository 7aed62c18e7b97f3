import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "../../core/index.ts";
import { readAnalysis, runAnalysis } from "../../select/index.ts";
import { example } from "./example.ts";
import { mutate } from "./mutate.ts";
import { writeRandomSample } from "./random-sample.ts";

/** What became of a broken analysis: "ran", or what was said. */
export interface Outcome {
  readonly seed: number;
  readonly text: string;
  readonly said: string;
}

export async function writeSamples(folder: string): Promise<void> {
  if (!existsSync(folder)) mkdirSync(folder);
  for (const [i, process] of ["data-1", "zee", "zmumu", "ttbar"].entries()) {
    await writeRandomSample(join(folder, `${process}.parquet`), {
      nEvents: 60,
      seed: 80 + i,
      process,
    });
  }
}

/** Changes the example by a seed and runs it. */
export async function runMutated(folder: string, seed: number): Promise<Outcome> {
  const text = mutate(example, seededRandom(seed));
  try {
    const run = await runAnalysis(readAnalysis(`${text}\n`, { folder, name: "z.yaml" }));
    run.workspace();
    return { seed, text, said: "ran" };
  } catch (error) {
    return { seed, text, said: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether it is a sentence that helps: with the place, in one line, and not the program's own trouble. */
export function isClear(said: string, folder: string): boolean {
  if (said === "ran") return true;
  const place =
    /^z\.yaml(:\d+)?: \S/.test(said) ||
    said.startsWith(`${folder}/`) ||
    /^(Cannot make a )?workspace:? /.test(said);
  const own =
    /undefined|is not a function|not iterable|call stack|\[object|Invalid (array|typed)|Cannot read prop/.test(
      said,
    );
  return place && !own && !said.includes("\n") && said.length < 1200;
}
