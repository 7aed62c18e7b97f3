import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dataPlaces } from "../../io/places.ts";

/**
 * The grader's own secret, which stands in nobody's folder of submissions: lines of a journal that are
 * not signed with it were written by somebody else.
 */
export function journalSecret(folder: string = dirname(dataPlaces().cache)): Uint8Array {
  const path = join(folder, "journal-secret");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(path, randomBytes(32), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if (!existsSync(path)) throw error; // another run may have made it meanwhile
    }
  }
  return readFileSync(path);
}
