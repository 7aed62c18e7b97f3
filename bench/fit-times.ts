import { poisson, seededRandom, splitSeed } from "../lib/core/index.ts";
import { findBestFit, type HistFactoryModel } from "../lib/stats/histfactory/index.ts";
import { median, secondsOf } from "./cpu-time.ts";

const REPLICAS = 20;
/** Least processor time of what is timed [s]: small fits are repeated. */
const LEAST = 0.2;

/** Processor time of one fit [s], medians of seven. */
export interface FitTimes {
  /** From the inits. */
  readonly cold: number;
  /** From the best fit, of counts that are Poisson replicas of those observed. */
  readonly replica: number;
  /** Steps of a replica fit, on average. */
  readonly iterations: number;
  readonly failed: number;
}

/** Times fits of a model. */
export function fitTimes(model: HistFactoryModel): FitTimes {
  const best = findBestFit(model);
  const replicas = Array.from({ length: REPLICAS }, (_, i) => {
    const random = seededRandom(splitSeed(1, i));
    return { ...model.data, main: model.data.main.map((mean) => poisson(random, mean)) };
  });
  const cold = perRound(() => {
    for (let i = 0; i < REPLICAS; i++) findBestFit(model);
  });
  let [failed, iterations] = [0, 0];
  const replica = perRound(() => {
    [failed, iterations] = [0, 0];
    for (const data of replicas) {
      const fit = findBestFit(model, { data, start: best.values });
      iterations += fit.iterations;
      if (!fit.converged) failed++;
    }
  });
  return {
    cold: cold / REPLICAS,
    replica: replica / REPLICAS,
    iterations: iterations / REPLICAS,
    failed,
  };
}

/** Seconds of one round of some work. */
function perRound(work: () => void): number {
  work();
  const rounds = Math.max(1, Math.ceil(LEAST / secondsOf(work)));
  const all = median(() => {
    for (let i = 0; i < rounds; i++) work();
  });
  return all / rounds;
}
