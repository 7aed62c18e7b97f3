import { type AnalysisRun, readAnalysis, runAnalysis } from "toplab/select";
import { crossSectionAnalysis } from "toplab/select/cross-sections";
import { type MadeZ, sampleFolder, simulateTops, simulateZPairs } from "toplab/sim/cross-sections";

/** What the trigger keeps of simulated events, as the solution says. */
export const rightPrescale = "isEmu ? 1 : 0.01";

/** The lesson's simulation, which is the same for everybody, with everything that is uncertain run up and down. */
export interface Simulated {
  readonly made: MadeZ;
  readonly run: AnalysisRun;
}

let simulated: Promise<Simulated> | undefined;

/** Makes and runs it, once. */
export function lessonSimulation(): Promise<Simulated> {
  simulated ??= simulate();
  return simulated;
}

async function simulate(): Promise<Simulated> {
  const folder = sampleFolder();
  const made = await simulateZPairs(folder);
  await simulateTops(folder);
  const text = crossSectionAnalysis({
    ...{ prescale: rightPrescale, systematics: true, hasData: false },
  });
  return { made, run: await runAnalysis(readAnalysis(text, { folder })) };
}

/** A decay inside the fiducial region. */
export function isInside({
  mass,
  pt1,
  eta1,
  pt2,
  eta2,
}: Readonly<Record<string, number>>): boolean {
  const isPeak = mass! > 66 && mass! < 116;
  const areHard = Math.min(pt1!, pt2!) > 25;
  return isPeak && areHard && Math.max(Math.abs(eta1!), Math.abs(eta2!)) < 2.5;
}
