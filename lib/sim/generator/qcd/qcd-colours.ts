import { type EventRecord, setColour } from "../../../event/index.ts";

/** Colour and anticolour of the two incoming and the two outgoing partons, as lines 1, 2, …; 0 for none. */
export type ColourFlow = readonly [
  ...[number, number, number, number],
  ...[number, number, number, number],
];

/** Flows by name, for a quark as the first parton where there is one. */
export const colourFlows: Readonly<Record<FlowName, ColourFlow>> = {
  // a gluon exchanged between two quarks swaps their colours; between quark and antiquark it makes new ones
  exchangeQuarks: [1, 0, 2, 0, 2, 0, 1, 0],
  exchangePair: [1, 0, 0, 1, 2, 0, 0, 2],
  keepQuarks: [1, 0, 2, 0, 1, 0, 2, 0],
  keepPair: [1, 0, 0, 2, 1, 0, 0, 2],
  // the first outgoing parton shares a line with the first incoming one, or with the second
  pairToGluons: [1, 0, 0, 2, 1, 3, 3, 2],
  pairToGluonsCrossed: [1, 0, 0, 2, 3, 2, 1, 3],
  gluonsToPair: [1, 2, 2, 3, 1, 0, 0, 3],
  gluonsToPairCrossed: [1, 2, 3, 1, 3, 0, 0, 2],
  // quark and gluon annihilate their colours, or the outgoing gluon takes the quark's
  comptonAnnihilate: [1, 0, 2, 1, 3, 0, 2, 3],
  comptonHandOver: [1, 0, 2, 3, 2, 0, 1, 3],
  // cyclic orders of four gluons, by the two variables that have poles
  gluonsST: [1, 2, 2, 3, 1, 4, 4, 3],
  gluonsSU: [1, 2, 3, 1, 3, 4, 4, 2],
  gluonsTU: [1, 2, 3, 4, 1, 4, 3, 2],
};

export type FlowName =
  | "exchangeQuarks"
  | "exchangePair"
  | "keepQuarks"
  | "keepPair"
  | "pairToGluons"
  | "pairToGluonsCrossed"
  | "gluonsToPair"
  | "gluonsToPairCrossed"
  | "comptonAnnihilate"
  | "comptonHandOver"
  | "gluonsST"
  | "gluonsSU"
  | "gluonsTU";

const FIRST_LINE = 500;

/**
 * Ties partons 0 to 3 of the record by this flow. `conjugate` turns colours into anticolours (an antiquark
 * as the first parton); `mirrored` has the two beams exchanged.
 */
export function tieByFlow(
  record: EventRecord,
  flow: ColourFlow,
  conjugate: boolean,
  mirrored: boolean,
): void {
  for (let i = 0; i < 4; i++) {
    const from = 2 * (mirrored ? i ^ 1 : i);
    const colour = lineOf(flow[from]!);
    const anticolour = lineOf(flow[from + 1]!);
    if (conjugate) setColour(record, i, anticolour, colour);
    else setColour(record, i, colour, anticolour);
  }
}

function lineOf(n: number): number {
  return n === 0 ? 0 : FIRST_LINE + n;
}
