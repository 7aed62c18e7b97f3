export { aplanarity } from "./event-shape.ts";
export { type Jet, jetsOf } from "./jets.ts";
export { type PoolMaker, poolMaker } from "./make-pool.ts";
export { type PoolId, type PoolRecipe, poolIds, poolRecipes } from "./pool-recipes.ts";
export { type Preselection, preselection } from "./preselection.ts";
export { searchFeatures } from "./search-features.ts";
export {
  blindRate,
  blindSample,
  type LabelledSample,
  labelledSample,
  type SearchSample,
  type SearchSampleOptions,
  searchSample,
} from "./search-samples.ts";
export { hardestThree, type ThreeJets } from "./three-jets.ts";
export { trueTops } from "./true-tops.ts";
