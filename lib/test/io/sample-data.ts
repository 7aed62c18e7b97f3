import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder of real samples that developers have beside the project; users do not. */
export const samples = "../shared/data";

/** Whether such a sample is here; what needs it is skipped if not. */
export function hasSample(file: string): boolean {
  return existsSync(join(samples, file));
}
