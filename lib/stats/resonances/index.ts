export { countPeak, type PeakCount, type PeakWindows, type Window } from "./count-peak.ts";
export {
  type DecayExpectation,
  type DecayFit,
  type DecayFitOptions,
  type DecayParameter,
  fitDecayTime,
} from "./fit-decay-time.ts";
