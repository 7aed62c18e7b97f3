import { quickExp } from "../../quick-math.ts";
import type { DetectorCard, TagRate } from "../cards/detector-card.ts";

/** Probability of a tag at this pT [GeV], between 0 and 1. */
export function tagRate({ height, rise, fall = 0, slope = 0 }: TagRate, pt: number): number {
  const turned = rise === undefined ? 1 : tanh(rise * pt);
  return Math.min(Math.max((height * turned) / (1 + fall * pt) + slope * pt, 0), 1);
}

/** The rates of a card at every GeV of pT, kind by kind and point by point. */
export interface TagTable {
  readonly points: number;
  readonly etaMax: number;
  /** Shape: (light, c, b) × points × GeV. */
  readonly rates: Float64Array;
}

/** Beyond this pT [GeV] rates stay. */
const PT_MAX = 2000;

export function tagTable({ tags, tagEtaMax }: DetectorCard): TagTable {
  const rates = (["light", "c", "b"] as const).flatMap((kind) =>
    tags.flatMap((point) =>
      Array.from({ length: PT_MAX + 1 }, (_, pt) => tagRate(point[kind], pt)),
    ),
  );
  return { points: tags.length, etaMax: tagEtaMax, rates: Float64Array.from(rates) };
}

/**
 * How many working points a jet passes, loosest first, at one uniform u: points are nested, so a jet that
 * passes a tight one passes the looser ones as well. Flavours by PDG number; τ jets count as charm.
 */
export function tagJet(
  { points, etaMax, rates }: TagTable,
  flavour: number,
  pt: number,
  absEta: number,
  u: number,
): number {
  if (absEta >= etaMax) return 0;
  const kind = flavour === 5 ? 2 : flavour === 4 || flavour === 15 ? 1 : 0;
  const held = Math.min(pt, PT_MAX - 0.001);
  const low = Math.floor(held);
  let at = kind * points * (PT_MAX + 1) + low;
  let passed = 0;
  while (passed < points && u < rates[at]! + (held - low) * (rates[at + 1]! - rates[at]!)) {
    at += PT_MAX + 1;
    passed++;
  }
  return passed;
}

function tanh(x: number): number {
  if (x > 20) return 1;
  const power = quickExp(2 * x);
  return (power - 1) / (power + 1);
}
