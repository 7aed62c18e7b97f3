import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnalysisRun, readAnalysis, runAnalysis } from "toplab/select";
import { crossSectionAnalysis } from "toplab/select/cross-sections";
import { recordData } from "toplab/sim/cross-sections";

const regions = ["ee", "mumu", "emu1b", "emu2b", "same1b", "same2b"] as const;

/** A student's own data, as the lesson's analysis counts them. */
export interface OwnData {
  /** Events in each region. */
  readonly seen: Readonly<Record<(typeof regions)[number], number>>;
  /** What the fit is given. */
  readonly counts: ChannelCounts;
}

/** Events in each bin, by region: of mass where there is a Z, one bin elsewhere. */
export type ChannelCounts = Readonly<Record<string, readonly number[]>>;

const known = new Map<number, Promise<OwnData>>();

/** Makes the data of a student anew and counts them, once: ten seconds of a processor. */
export function lessonData(seed: number): Promise<OwnData> {
  const data = known.get(seed) ?? countData(seed);
  known.set(seed, data);
  return data;
}

async function countData(seed: number): Promise<OwnData> {
  const folder = await mkdtemp(join(tmpdir(), "toplab-own-data-"));
  try {
    await recordData(folder, seed);
    const text = crossSectionAnalysis({ hasSimulation: false });
    return countsOf(await runAnalysis(readAnalysis(text, { folder })));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function countsOf(run: AnalysisRun): OwnData {
  const countIn = (name: string): number =>
    run.yields.find(({ region }) => region === name)!.observed!; // of the lesson, and none of them is blind
  const masses = (region: string): readonly number[] =>
    Array.from(run.histogram({ region, variable: "mass", process: "data" }).sumW).slice(1, -1);
  const seen = Object.fromEntries(regions.map((name) => [name, countIn(name)]));
  return {
    seen: seen as OwnData["seen"], // each of them
    counts: {
      ...{ ee: masses("ee"), mumu: masses("mumu") },
      ...{ emu1b: [countIn("emu1b")], emu2b: [countIn("emu2b")] },
    },
  };
}
