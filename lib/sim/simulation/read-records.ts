import { basename } from "node:path";
import { DataError } from "../../core/index.ts";
import type { EventRecord } from "../../event/index.ts";
import { readHepMc, readLhe, type TextProgress } from "../../io/index.ts";
import type { ProcessSummary } from "./make-block.ts";

/** What is in a file of events from another program. */
export type EventFileKind = "lhe" | "hepmc";

/** Tells the kind by the name: events of Les Houches files are partons, those of HepMC files are final. */
export function eventFileKind(path: string): EventFileKind {
  const ending = /\.(lhe|hepmc)[23]?(\.gz)?$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === "lhe" || ending === "hepmc") return ending;
  throw new RangeError(`Cannot read ${path}: a file .lhe, .hepmc, .lhe.gz or .hepmc.gz is wanted`);
}

/** Reads a file event by event and tells what it says of itself. */
export async function readRecords(
  path: string,
  onEvent: (record: EventRecord) => void,
  onProgress: (progress: TextProgress) => void,
): Promise<ProcessSummary> {
  if (eventFileKind(path) === "hepmc") {
    const { nEvents } = await readHepMc(path, onEvent, { onProgress });
    checkCount(path, nEvents);
    return { id: "hepmc", title: `events of ${basename(path)}` };
  }
  const { nEvents, processes } = await readLhe(path, onEvent, { onProgress });
  checkCount(path, nEvents);
  const value = processes.reduce((sum, { crossSection }) => sum + crossSection, 0);
  const error = Math.hypot(...processes.map((process) => process.error));
  return { id: "lhe", title: `events of ${basename(path)}`, crossSection: { value, error } };
}

function checkCount(path: string, nEvents: number): void {
  if (nEvents === 0) throw new DataError(path, "holds no events");
}

/** Energy of the two beams together [GeV], from the energies of two partons and their fractions. */
export function energyOf({ n, status, pz, e, x1, x2 }: EventRecord): number | undefined {
  let total = 0;
  let beams = 0;
  for (let i = 0; i < n; i++) {
    const fraction = pz[i]! > 0 ? x1 : x2;
    if (status[i] !== -1 || !(fraction > 0)) continue;
    total += e[i]! / fraction;
    beams++;
  }
  return beams === 2 ? Math.round(total * 1e3) / 1e3 : undefined; // the fractions are rounded
}
