import { studentSeed } from "../../core/index.ts";
import { type EventTable, eventTable } from "../../event/index.ts";
import { checkSeed, streamOf } from "../stream.ts";
import { drawData, type Strengths } from "./draw-data.ts";
import { LUMINOSITY } from "./recipes.ts";
import { type Observation, readSingleTop } from "./workspace-json.ts";

/** What an experiment has recorded in the eight channels. */
export interface SingleTopData {
  /** Each event by its `channel`, "SR+" to "mu-", and its `bin` there, from 0. */
  readonly events: EventTable;
  /** The same, counted: the observations of a workspace. */
  readonly observations: readonly Observation[];
  /** [pb⁻¹] */
  readonly luminosity: number;
}

/** What the lesson's own data were drawn with, and when. */
export const lessonData: { readonly strengths: Strengths; readonly seed: number } = {
  ...{ strengths: { mu_t: 1.04, mu_tbar: 0.97 }, seed: 2015 },
};

/** The data of the lesson, the same for everybody: those that the shipped workspace has observed. */
export async function singleTopData(): Promise<SingleTopData> {
  return recorded((await readSingleTop()).observations);
}

/** The data of one student: tops and antitops are made as often as only the judge knows. */
export async function blindTops(seed: number = studentSeed()): Promise<SingleTopData> {
  checkSeed(seed);
  const workspace = await readSingleTop();
  return recorded(drawData(workspace, blindStrengths(seed), seed, "blind"));
}

/** How often they are made in a student's data: each 0.7 to 1.4 times what is expected. For judges. */
export function blindStrengths(seed: number): Strengths {
  const one = (name: string): number => 0.7 * 2 ** streamOf(seed, `blind/strength/${name}`)();
  return { mu_t: one("t"), mu_tbar: one("tbar") };
}

function recorded(observations: readonly Observation[]): SingleTopData {
  const [channels, bins]: [string[], number[]] = [[], []];
  for (const { name, data } of observations) {
    for (const [bin, n] of data.entries()) {
      for (let i = 0; i < n; i++) {
        channels.push(name);
        bins.push(bin);
      }
    }
  }
  const events = eventTable({ channel: channels, bin: Float64Array.from(bins) });
  return { events, observations, luminosity: LUMINOSITY };
}
