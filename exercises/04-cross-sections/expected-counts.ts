import { conditions, TOP_PAIRS } from "toplab/sim/cross-sections";
import { type TagCounts, tagCorrelation } from "toplab/stats/cross-sections";
import { lessonData } from "./lesson-data.ts";
import { lessonSimulation } from "./lesson-simulation.ts";

/** What the simulation expects in one region: of a process, and of all others. */
export interface Expected {
  readonly of: number;
  readonly rest: number;
}

/** The simulation's word on a process in a region, prescaled as the data are. */
export async function expectedIn(region: string, process: string): Promise<Expected> {
  const { run } = await lessonSimulation();
  const row = run.yields.find((one) => one.region === region)!; // the lesson has it
  const of = row.processes[process]!.value; // and it
  return { of, rest: row.total.value - of };
}

/** What a student's data count, with what is needed to make a cross-section of it: each number as the lesson finds it. */
export async function ownTagCounts(seed: number): Promise<TagCounts> {
  const { seen } = await lessonData(seed);
  const top = (region: string) => expectedIn(region, "ttbar");
  const [all, one, two] = [await top("emu"), await top("emu1b"), await top("emu2b")];
  const [fakesOne, fakesTwo] = await ownFakes(seed);
  const { luminosity } = conditions;
  return {
    ...{ one: seen.emu1b, two: seen.emu2b },
    backgroundOne: one.rest + fakesOne,
    backgroundTwo: two.rest + fakesTwo,
    ...{ correlation: tagCorrelation(all.of, one.of, two.of), luminosity },
    acceptance: all.of / (TOP_PAIRS * luminosity),
  };
}

/** How many more fakes the pairs of the same charge tell of than the simulation does: with one tag, and with two. */
async function ownFakes(seed: number): Promise<readonly [number, number]> {
  const { seen } = await lessonData(seed);
  const fakes = (region: string) => expectedIn(region, "fakes");
  const [one, two] = [await fakes("emu1b"), await fakes("emu2b")];
  const [sameOne, sameTwo] = [await fakes("same1b"), await fakes("same2b")];
  const ratio = (one.of + two.of) / (sameOne.of + sameTwo.of);
  return [
    ratio * (seen.same1b - sameOne.rest) - one.of,
    ratio * (seen.same2b - sameTwo.rest) - two.of,
  ];
}
