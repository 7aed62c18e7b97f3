import type { Random } from "../../core/index.ts";
import { type EventRecord, emptyRecord } from "../../event/index.ts";
import { atlasRun2 } from "../detector/cards/atlas-run2.ts";
import type { Published } from "../generator/process.ts";
import { prepareProcess } from "../generator/processes/index.ts";
import { decayHeavyFlavour } from "../generator/radiation/decays/heavy-flavour.ts";
import { decayTaus } from "../generator/radiation/decays/tau-decay.ts";
import { prepareRadiation } from "../generator/radiation/radiate.ts";
import { CAPACITY } from "../simulation/make-block.ts";
import { streamOf } from "../stream.ts";
import type { LooseEvent, Parton } from "./loose-event.ts";
import { looseViewer } from "./loose-viewer.ts";
import { BLOCK, SINGLE_TOP_SEED, type SingleTopRecipe } from "./recipes.ts";

/** Makes the events of one sample, block by block; each block is the same whoever makes it. */
export interface SingleTopMaker {
  /** What samples are scaled to [pb]. */
  readonly rate: Published;
  /** The events of a block that have a lepton and two jets; of all of them `everyOne` is told the partons. */
  make(block: number, everyOne?: (partons: readonly [Parton, Parton]) => void): LooseEvent[];
}

/** Sets up generator, parton shower and detector of a sample; takes a second or two. */
export function singleTopMaker({ id, process, options, fakes }: SingleTopRecipe): SingleTopMaker {
  const generator = prepareProcess(process, options);
  const { radiate } = prepareRadiation({ decays: false });
  const viewer = looseViewer(atlasRun2);
  const record = emptyRecord(CAPACITY);
  const { published, crossSection } = generator;
  return {
    rate: published ?? { value: crossSection.value, source: "leading order, our own" },
    make(block, everyOne = () => {}) {
      const [hard, showering, responding] = ["hard", "radiation", "response"].map((part) =>
        streamOf(SINGLE_TOP_SEED, `${id}/${block}/${part}`),
      ) as [Random, Random, Random]; // one for each part
      const kept: LooseEvent[] = [];
      for (let i = 0; i < BLOCK; i++) {
        generator.generate(hard, record);
        const partons = partonsOf(record);
        everyOne(partons);
        radiate(showering, record);
        decayTaus(showering, record);
        decayHeavyFlavour(showering, record, { keepHadrons: false });
        const found = fakes
          ? viewer.lookForFakes(responding, record, partons, fakes.lepton === "muon")
          : viewer.look(responding, record, partons);
        for (const event of found) kept.push(event);
      }
      return kept;
    },
  };
}

/** What comes in, before it radiates. */
function partonsOf({ pdg, e }: EventRecord): readonly [Parton, Parton] {
  const beam = 6500;
  return [
    { pdg: pdg[0]!, x: e[0]! / beam },
    { pdg: pdg[1]!, x: e[1]! / beam },
  ];
}
