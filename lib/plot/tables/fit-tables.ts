import type {
  ChannelYields,
  HistFactoryFit,
  Pull,
  Ranking,
} from "../../stats/histfactory/index.ts";
import { dataFrame, type Frame, type FrameRow } from "../frame.ts";

/** Yields of every sample in every channel, then of all together with the uncertainty, then what was seen. */
export async function yieldsTable(yields: readonly ChannelYields[]): Promise<Frame> {
  const names = [...new Set(yields.flatMap(({ samples }) => Object.keys(samples)))];
  const row = (name: string, of: (channel: ChannelYields) => number): FrameRow => ({
    sample: name,
    ...Object.fromEntries(yields.map((channel) => [channel.channel, of(channel)])),
  });
  return dataFrame([
    ...names.map((name) => row(name, ({ samples }) => sum(samples[name] ?? []))),
    row("expected", ({ total }) => total),
    row("± uncertainty", ({ totalError }) => totalError),
    row("observed", ({ observed }) => sum(observed)),
  ]);
}

/** Value, uncertainty and state of each parameter of a fit. */
export async function parametersTable({ parameters }: HistFactoryFit): Promise<Frame> {
  return dataFrame(
    Object.entries(parameters).map(([parameter, { value, error, state }]) => ({
      ...{ parameter, value, error, state },
    })),
  );
}

/** Pull and constraint of each nuisance parameter. */
export async function pullsTable(pulls: readonly Pull[]): Promise<Frame> {
  return dataFrame(
    pulls.map(({ name, pull, constraint }) => ({ parameter: name, pull, constraint })),
  );
}

/** What each nuisance parameter does to the one of interest, up and down, after the fit and before. */
export async function rankingTable({ impacts }: Pick<Ranking, "impacts">): Promise<Frame> {
  return dataFrame(
    impacts.map(({ name, pull, constraint, postfit, prefit }) => ({
      ...{ parameter: name, pull, constraint, up: postfit[0], down: postfit[1] },
      ...{ "prefit up": prefit[0], "prefit down": prefit[1] },
    })),
  );
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}
