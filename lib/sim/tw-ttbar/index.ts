export {
  collisionsOf,
  jobOf,
  TW_TTBAR_SEED,
  type TwTtbarId,
  twTtbarBlocks,
  twTtbarIds,
} from "./recipes.ts";
export { type LoosePair, loosePair, slimmed, withLoosePair } from "./skim.ts";
