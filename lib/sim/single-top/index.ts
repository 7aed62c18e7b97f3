export { type RegionId, type SingleTopCuts, singleTopCuts } from "./cuts.ts";
export type { Strengths } from "./draw-data.ts";
export { singleTopMaker } from "./make-events.ts";
export { recipes as singleTopRecipes } from "./recipes.ts";
export { type RegionInput, regionOf } from "./regions.ts";
export { simulatedTops } from "./simulated-tops.ts";
export {
  blindStrengths,
  blindTops,
  lessonData,
  type SingleTopData,
  singleTopData,
} from "./single-top-data.ts";
