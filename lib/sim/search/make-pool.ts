import type { Random } from "../../core/index.ts";
import { type EventTable, emptyRecord } from "../../event/index.ts";
import { atlasRun2 } from "../detector/cards/atlas-run2.ts";
import type { HardProcess, Published } from "../generator/process.ts";
import { prepareProcess } from "../generator/processes/index.ts";
import { decayTaus } from "../generator/radiation/decays/tau-decay.ts";
import { prepareRadiation } from "../generator/radiation/radiate.ts";
import { CAPACITY } from "../simulation/make-block.ts";
import { streamOf } from "../stream.ts";
import { boostedViewer, plainViewer } from "./lepton-boost.ts";
import { POOL_SEED, type PoolId, poolRecipes } from "./pool-recipes.ts";

/** Makes the events of one pool, block by block; each block is the same whoever makes it. */
export interface PoolMaker {
  /** All collisions of this kind, the published value where there is one [pb]. */
  readonly crossSection: number;
  readonly source: string;
  /** What one block is worth [pb⁻¹]. */
  readonly luminosityPerBlock: number;
  make(block: number): EventTable;
}

/** Sets up a pool's generators, parton shower and detector; takes a few seconds. */
export function poolMaker(id: PoolId): PoolMaker {
  const { processes, processOptions, perBlock, boost } = poolRecipes[id];
  const generators = processes.map((name) => prepareProcess(name, processOptions));
  const { radiate } = prepareRadiation({ decays: false });
  const viewer = boost > 1 ? boostedViewer(atlasRun2, boost) : plainViewer(atlasRun2);
  const record = emptyRecord(CAPACITY);
  const run = (generator: HardProcess, block: number): void => {
    const streams = ["hard", "radiation", "response"].map((part) =>
      streamOf(POOL_SEED, `${generator.id}/${block}/${part}`),
    );
    const [hard, showering, responding] = streams as [Random, Random, Random]; // one for each part
    for (let i = 0; i < perBlock; i++) {
      generator.generate(hard, record);
      radiate(showering, record);
      decayTaus(showering, record);
      viewer.look(responding, record);
    }
  };
  const { value, source } = rateOf(generators[0]!);
  return {
    crossSection: value,
    source,
    luminosityPerBlock: (boost * perBlock) / value,
    make(block) {
      for (const generator of generators) run(generator, block);
      return viewer.take();
    },
  };
}

/** The published cross-section, which samples are scaled to; of jets there is none, so ours at leading order. */
function rateOf({ published, crossSection }: HardProcess): Published {
  return published ?? { value: crossSection.value, source: "leading order, our own" };
}
