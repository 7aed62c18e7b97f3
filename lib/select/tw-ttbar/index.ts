export { type TwTtbarFiles, twTtbarAnalysis } from "./analysis-text.ts";
export { colleaguesMistake, colleaguesSample, type Mistake } from "./colleague.ts";
export { twTtbarFiles, twTtbarVariables } from "./pools.ts";
export { type PublishedTw, publishedTw } from "./published.ts";
export {
  hiddenTwTtbar,
  luminosityWeights,
  type TwTtbarSample,
  twTtbarSample,
} from "./samples.ts";
