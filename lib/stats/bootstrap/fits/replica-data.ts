import { poisson, type Random } from "../../../core/index.ts";
import type { ModelData } from "../../histfactory/index.ts";
import { toyData } from "../../histfactory/inference/toys.ts";
import { poissonOfOne } from "../multiplicities.ts";
import { fillCells } from "./event-cells.ts";
import type { FitTask } from "./fit-task.ts";
import { parameterDraws } from "./parameter-draws.ts";

/** What the fit of a replica is given. */
export interface Replica {
  readonly data: ModelData;
  /** Parameters that are held. */
  readonly fixed?: Readonly<Record<string, number>>;
  readonly multiplicities?: readonly number[];
}

/** How the replicas of a task are made. */
export function replicaMaker(task: FitTask): (random: Random) => Replica {
  const { data } = task.model;
  switch (task.kind) {
    case "events":
      return (random) => fromEvents(task, random);
    case "bins":
      return (random) => ({ data: { ...data, main: data.main.map((n) => poisson(random, n)) } });
    case "postfit":
      return (random) => ({ data: toyData(task.model, task.centre, random) });
    case "nuisance": {
      const draw = parameterDraws(task);
      return (random) => ({ data, fixed: draw(random) });
    }
  }
}

function fromEvents({ model, events }: FitTask, random: Random): Replica {
  if (!events) {
    throw new RangeError("Cannot draw events: a table of them with channel and bin is wanted");
  }
  const drawn = new Uint8Array(events.start.length - 1);
  const multiplicities: number[] = [];
  for (let event = 0; event < drawn.length; event++) {
    const times = poissonOfOne(random);
    drawn[event] = times;
    multiplicities[times] = (multiplicities[times] ?? 0) + 1;
  }
  return {
    data: { ...model.data, main: fillCells(events, drawn, model.data.main.length) },
    multiplicities: Array.from(multiplicities, (n) => n ?? 0),
  };
}
