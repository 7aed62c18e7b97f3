import { conditions, ownCrossSections, ownRates, TOP_PAIRS } from "toplab/sim/cross-sections";
import { type TagCounts, tagCorrelation } from "toplab/stats/cross-sections";
import { lessonSimulation } from "./lesson-simulation.ts";

/** What the simulation expects of top pairs with an electron and a muon, and of their background. */
export interface ExpectedTags {
  readonly all: number;
  readonly one: number;
  readonly two: number;
  readonly notTop: { readonly one: number; readonly two: number };
}

/** Of 831.76 pb and simulated tags. */
export async function expectedTags(): Promise<ExpectedTags> {
  const { run } = await lessonSimulation();
  const regionOf = (name: string) => run.yields.find(({ region }) => region === name)!; // the lesson has it
  const topIn = (region: string): number => regionOf(region).processes["ttbar"]!.value;
  const rest = (region: string): number => regionOf(region).total.value - topIn(region);
  return {
    ...{ all: topIn("emu"), one: topIn("emu1b"), two: topIn("emu2b") },
    notTop: { one: rest("emu1b"), two: rest("emu2b") },
  };
}

/** What a student's data should count, with what is needed to make a cross-section of it. */
export async function ownTagCounts(seed: number): Promise<TagCounts> {
  const { all, one, two, notTop } = await expectedTags();
  const { luminosity } = conditions;
  const rate = ownCrossSections(seed).ttbar / TOP_PAIRS;
  const { tags } = ownRates(seed);
  return {
    one: rate * (tags * one + 2 * tags * (1 - tags) * two) + notTop.one,
    two: rate * tags ** 2 * two + notTop.two,
    ...{ backgroundOne: notTop.one, backgroundTwo: notTop.two, luminosity },
    ...{ correlation: tagCorrelation(all, one, two), acceptance: all / (TOP_PAIRS * luminosity) },
  };
}
