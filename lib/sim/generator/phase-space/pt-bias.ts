import { exp, log } from "../../portable-math.ts";

/** For processes whose jets fall steeply with pT. */
export interface PtBiasOptions {
  /**
   * Events are made (pT/ptMin)^biasPt times as often as in nature, and weigh that much less; 4 makes them
   * about as many at each pT. Default: 0.
   */
  biasPt?: number;
}

/** (pT/ptMin)^power from pT², or nothing where the power is 0. */
export function ptBias(power: number, ptMin2: number): ((pt2: number) => number) | undefined {
  if (!(power >= 0 && power <= 8)) {
    throw new RangeError(`Cannot favour high pT by the power ${power}: 0 to 8 wanted`);
  }
  return power === 0 ? undefined : (pt2) => exp((power / 2) * log(pt2 / ptMin2));
}
