import { quickExp } from "../generator/radiation/quick-math.ts";
import type { DetectorCard, TagRate } from "./detector-card.ts";

/** Probability of a tag at this pT [GeV], between 0 and 1. */
export function tagRate({ height, rise, fall = 0, slope = 0 }: TagRate, pt: number): number {
  const turned = rise === undefined ? 1 : tanh(rise * pt);
  return Math.min(Math.max((height * turned) / (1 + fall * pt) + slope * pt, 0), 1);
}

/**
 * How many working points a jet passes, loosest first, at one uniform u: points are nested, so a jet that
 * passes a tight one passes the looser ones as well. Flavours by PDG number; τ jets count as charm.
 */
export function tagJet(
  { tags, tagEtaMax }: DetectorCard,
  flavour: number,
  pt: number,
  absEta: number,
  u: number,
): number {
  if (absEta >= tagEtaMax) return 0;
  const kind = flavour === 5 ? "b" : flavour === 4 || flavour === 15 ? "c" : "light";
  let passed = 0;
  while (passed < tags.length && u < tagRate(tags[passed]![kind], pt)) passed++;
  return passed;
}

function tanh(x: number): number {
  if (x > 20) return 1;
  const power = quickExp(2 * x);
  return (power - 1) / (power + 1);
}
