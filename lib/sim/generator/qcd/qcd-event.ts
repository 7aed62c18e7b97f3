import type { Random } from "../../../core/index.ts";
import { type Densities, GLUON } from "../partons/parton-beams.ts";
import type { PtPoint } from "../phase-space/pt-phase-space.ts";
import { drawWeighted } from "../phase-space/weighted-choice.ts";
import { quarkMasses } from "../quark-masses.ts";
import type { QcdChannel } from "./qcd-channels.ts";
import { type ColourFlow, colourFlows } from "./qcd-colours.ts";
import {
  annihilateSquare,
  comptonPart,
  gluonOrder,
  orderedPair,
  scatterSquare,
} from "./qcd-squares.ts";

/** The four partons of an event by PDG number, and how their colours flow (see `tieByFlow`). */
export interface QcdPartons {
  readonly ids: Int32Array;
  flow: ColourFlow;
  conjugate: boolean;
  mirrored: boolean;
}

export function emptyPartons(): QcdPartons {
  const { gluonsST } = colourFlows;
  return { ids: new Int32Array(4), flow: gluonsST, conjugate: false, mirrored: false };
}

/** Draws flavours in proportion to the densities, and a colour flow in proportion to its part of the square. */
export function drawPartonsOf(
  channel: QcdChannel,
  random: Random,
  point: PtPoint,
  first: Densities,
  second: Densities,
  into: QcdPartons,
): void {
  into.mirrored = false;
  into.conjugate = false;
  drawFlavours(channel, random, point, first, second, into);
  const leading = into.ids[into.mirrored ? 1 : 0]!;
  if (leading < 0) into.conjugate = true;
}

function drawFlavours(
  channel: QcdChannel,
  random: Random,
  point: PtPoint,
  first: Densities,
  second: Densities,
  into: QcdPartons,
): void {
  switch (channel) {
    case "different quarks":
      drawDifferent(random, first, second, into);
      return;
    case "same quarks":
      drawSame(random, point, first, second, into);
      return;
    case "quark and gluon":
    case "gluon and quark":
      drawCompton(random, point, channel === "gluon and quark" ? second : first, into);
      if (channel === "gluon and quark") mirror(into);
      return;
    case "gluons":
      drawFourGluons(random, point, into);
      return;
    case "light pair from gluons":
    case "c pair from gluons":
    case "b pair from gluons":
      drawFromGluons(random, point, channel, into);
      return;
    default:
      drawFromPair(channel, random, point, first, second, into);
  }
}

const weights: Float64Array = new Float64Array(11); // by PDG number + 5

function drawDifferent(
  random: Random,
  first: Densities,
  second: Densities,
  into: QcdPartons,
): void {
  let all = 0;
  for (let id = -5; id <= 5; id++) if (id !== 0) all += second[GLUON + id]!;
  for (let id = -5; id <= 5; id++) {
    const others = all - second[GLUON + id]! - second[GLUON - id]!;
    weights[GLUON + id] = id === 0 ? 0 : first[GLUON + id]! * others;
  }
  const a = drawWeighted(random, weights) - GLUON;
  for (let id = -5; id <= 5; id++) {
    weights[GLUON + id] = id === 0 || Math.abs(id) === Math.abs(a) ? 0 : second[GLUON + id]!;
  }
  const b = drawWeighted(random, weights) - GLUON;
  setIds(into, a, b, a, b);
  into.flow = a * b > 0 ? colourFlows.exchangeQuarks : colourFlows.exchangePair;
}

function drawSame(
  random: Random,
  { s, t, u }: PtPoint,
  first: Densities,
  second: Densities,
  into: QcdPartons,
): void {
  for (let id = -5; id <= 5; id++) {
    weights[GLUON + id] = id === 0 ? 0 : first[GLUON + id]! * second[GLUON + id]!;
  }
  const a = drawWeighted(random, weights) - GLUON;
  setIds(into, a, a, a, a);
  const isExchange = chooses(random, scatterSquare(s, t, u), scatterSquare(s, u, t));
  into.flow = isExchange ? colourFlows.exchangeQuarks : colourFlows.keepQuarks;
}

function drawFromPair(
  channel: QcdChannel,
  random: Random,
  { s, t, u }: PtPoint,
  first: Densities,
  second: Densities,
  into: QcdPartons,
): void {
  const a = drawPair(channel, random, first, second);
  const sign = Math.sign(a);
  into.flow = colourFlows.keepPair;
  let made = a;
  if (channel === "c pair") made = 4 * sign;
  else if (channel === "b pair") made = 5 * sign;
  else if (channel === "light pair") made = otherLight(random, Math.abs(a)) * sign;
  else if (channel === "gluons from pair") {
    setIds(into, a, -a, 21, 21);
    const isOrdered = chooses(random, orderedPair(s, t, u), orderedPair(s, u, t));
    into.flow = isOrdered ? colourFlows.pairToGluons : colourFlows.pairToGluonsCrossed;
    return;
  } else if (chooses(random, scatterSquare(s, t, u), annihilateSquare(s, t, u))) {
    into.flow = colourFlows.exchangePair;
  }
  setIds(into, a, -a, made, -made);
}

/** Draws the first parton of an incoming quark and antiquark that can become what the channel says. */
function drawPair(
  channel: QcdChannel,
  random: Random,
  first: Densities,
  second: Densities,
): number {
  const heavy = channel === "c pair" ? 4 : channel === "b pair" ? 5 : 0;
  for (let id = -5; id <= 5; id++) {
    // a light quark has two other light flavours to become, a heavy one three
    const choices = channel === "light pair" && Math.abs(id) > 3 ? 1.5 : 1;
    const isOpen = id !== 0 && Math.abs(id) !== heavy;
    weights[GLUON + id] = isOpen ? choices * first[GLUON + id]! * second[GLUON - id]! : 0;
  }
  return drawWeighted(random, weights) - GLUON;
}

function drawFromGluons(
  random: Random,
  { s, t, u, cosTheta }: PtPoint,
  channel: QcdChannel,
  into: QcdPartons,
): void {
  const heavy = channel === "c pair from gluons" ? 4 : channel === "b pair from gluons" ? 5 : 0;
  const made = heavy > 0 ? heavy : 1 + Math.floor(3 * random());
  setIds(into, 21, 21, made, -made);
  let isOrdered: boolean;
  if (heavy > 0) {
    const mass = heavy === 4 ? quarkMasses.c : quarkMasses.b;
    const product = Math.sqrt(1 - (4 * mass * mass) / s) * cosTheta;
    isOrdered = chooses(random, (1 + product) * (1 + product), (1 - product) * (1 - product));
  } else isOrdered = chooses(random, orderedPair(s, t, u), orderedPair(s, u, t));
  into.flow = isOrdered ? colourFlows.gluonsToPair : colourFlows.gluonsToPairCrossed;
}

function drawCompton(
  random: Random,
  { s, t, u }: PtPoint,
  quarks: Densities,
  into: QcdPartons,
): void {
  weights.set(quarks);
  weights[GLUON] = 0;
  const a = drawWeighted(random, weights) - GLUON;
  setIds(into, a, 21, a, 21);
  const isAnnihilation = chooses(random, comptonPart(s, t, u), comptonPart(u, t, s));
  into.flow = isAnnihilation ? colourFlows.comptonAnnihilate : colourFlows.comptonHandOver;
}

function drawFourGluons(random: Random, { s, t, u }: PtPoint, into: QcdPartons): void {
  setIds(into, 21, 21, 21, 21);
  const [st, su, tu] = [gluonOrder(s, t), gluonOrder(s, u), gluonOrder(t, u)];
  if (chooses(random, st, su + tu)) into.flow = colourFlows.gluonsST;
  else into.flow = chooses(random, su, tu) ? colourFlows.gluonsSU : colourFlows.gluonsTU;
  into.conjugate = random() < 0.5;
}

function chooses(random: Random, first: number, second: number): boolean {
  return random() * (first + second) < first;
}

/** One of d, u, s that is not this flavour. */
function otherLight(random: Random, flavour: number): number {
  if (flavour > 3) return 1 + Math.floor(3 * random());
  return 1 + ((flavour + Math.floor(2 * random())) % 3);
}

function setIds({ ids }: QcdPartons, a: number, b: number, c: number, d: number): void {
  ids[0] = a;
  ids[1] = b;
  ids[2] = c;
  ids[3] = d;
}

/** Exchanges the two beams. */
function mirror(partons: QcdPartons): void {
  const { ids } = partons;
  setIds(partons, ids[1]!, ids[0]!, ids[3]!, ids[2]!);
  partons.mirrored = true;
}
