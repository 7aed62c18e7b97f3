import type { Random } from "../../../core/index.ts";
import { log } from "../../portable-math.ts";
import {
  correctedRate,
  type EmissionIntegrand,
  type EmissionRules,
  emissionRate,
  emptyIntegrand,
  setIntegrand,
} from "./emission-rate.ts";
import { quickExp, quickLog } from "./quick-math.ts";
import { GLUON, QUARKS, type ShowerPartons } from "./shower-partons.ts";

/**
 * The mean number of emissions above each pT², by parton, ŝ, x and pT²: one exponential deviate
 * then tells the pT of the next emission, where a veto algorithm would take a dozen tries.
 */
export interface EmissionTable {
  readonly values: Float32Array;
  /** Those above the cut once more, close together: mostly they are all that is looked at. */
  readonly totals: Float32Array;
  readonly logCut2: number;
  /** Nodes in ln pT² and in ln ŝ, and the steps between them. */
  readonly scales: number;
  readonly scaleStep: number;
  readonly masses: number;
  readonly firstMass: number;
  readonly massStep: number;
  /** Nodes in x. */
  readonly columns: number;
}

/** Every third node of the densities is one of this table. */
const STRIDE = 3;
/** Largest steps in ln pT² and in ln ŝ. */
const FINEST = 0.4;
const FINEST_MASS = 0.5;
/** A mean number that is as good as none. */
const LEAST = 1e-9;
/** ŝ over x s of nodes that no event needs, not even to interpolate from. */
const BEYOND = 4;

/** Integrates the rate of emissions over z and pT²; takes a tenth of a second. */
export function emissionTable(partons: ShowerPartons, rules: EmissionRules): EmissionTable {
  const logCut2 = log(rules.cut2);
  const logS = log(rules.s);
  const highest = logS - 2 * Math.LN2; // no pT is above half the energy
  const scales = Math.ceil((highest - logCut2) / FINEST) + 1;
  const firstMass = logCut2 + 2 * Math.LN2;
  const masses = Math.ceil((logS - firstMass) / FINEST_MASS) + 1;
  const columns = Math.floor((partons.nodes - 1) / STRIDE) + 1;
  const table = {
    ...{ logCut2, scales, scaleStep: (highest - logCut2) / (scales - 1) },
    ...{ masses, firstMass, massStep: (logS - firstMass) / (masses - 1) },
    ...{ columns, values: new Float32Array(QUARKS * masses * columns * scales) },
    totals: new Float32Array(QUARKS * masses * columns),
  };
  for (let b = 0; b < QUARKS; b++) {
    if (b === GLUON && rules.besideBoson) continue; // two quarks make one
    for (let column = 0; column < columns; column++) {
      fillRates(partons, rules, table, b, column);
      for (let mass = 0; mass < masses; mass++)
        addUp(table, (b * masses + mass) * columns + column);
    }
  }
  return table;
}

const integrand: EmissionIntegrand = emptyIntegrand();

/** Writes the rates at all ŝ and pT² into the places of the mean numbers. */
function fillRates(
  partons: ShowerPartons,
  rules: EmissionRules,
  { values, scales, logCut2, scaleStep, masses, firstMass, massStep, columns }: EmissionTable,
  b: number,
  column: number,
): void {
  const x = partons.x[column * STRIDE]!;
  for (let scale = 0; scale < scales; scale++) {
    setIntegrand(partons, rules, b, x, logCut2 + scale * scaleStep, integrand);
    for (let mass = 0; mass < masses; mass++) {
      const sHat = quickExp(firstMass + mass * massStep);
      if (sHat > BEYOND * x * rules.s) break;
      const at = ((b * masses + mass) * columns + column) * scales + scale;
      values[at] = rules.besideBoson
        ? correctedRate(integrand, sHat)
        : emissionRate(integrand, sHat);
    }
  }
}

/** Turns rates into the mean numbers above each pT². */
function addUp({ values, totals, scales, scaleStep }: EmissionTable, cell: number): void {
  let mean = 0;
  let above = 0;
  for (let at = (cell + 1) * scales - 1; at >= cell * scales; at--) {
    const rate = values[at]!;
    mean += scaleStep * logMean(rate, above);
    above = rate;
    values[at] = mean;
  }
  totals[cell] = mean;
}

/** The mean of what goes exponentially from a to b. */
function logMean(a: number, b: number): number {
  if (!(a > 0 && b > 0)) return (a + b) / 2;
  const ratio = a / b;
  return Math.abs(ratio - 1) < 0.01 ? (a + b) / 2 : (a - b) / quickLog(ratio);
}

/** A place between the nodes in ŝ and x: its first corner, and the weights of the next ones. */
export interface TablePlace {
  cell: number;
  x: number;
  mass: number;
}

export function emptyPlace(): TablePlace {
  return { cell: 0, x: 0.5, mass: 0.5 };
}

/** Moves to parton column b at this position among the nodes of the densities, and ln ŝ. */
export function moveTo(
  { columns, masses, firstMass, massStep }: EmissionTable,
  place: TablePlace,
  b: number,
  node: number,
  logMass2: number,
): void {
  const x = Math.min(node / STRIDE, columns - 1.000001);
  const mass = Math.min(Math.max((logMass2 - firstMass) / massStep, 0), masses - 1.000001);
  const i = Math.floor(x);
  const j = Math.floor(mass);
  place.x = x - i;
  const t = mass - j;
  place.mass = t - (massStep / 8) * t * (1 - t); // between straight in ln ŝ and in √ŝ
  place.cell = (b * masses + j) * columns + i;
}

/** ln pT² of the next emission below this one; −∞ if there is none above the cut. */
export function nextScale(
  random: Random,
  table: EmissionTable,
  place: TablePlace,
  logFrom: number,
): number {
  const { scales, logCut2, scaleStep } = table;
  const top = (logFrom - logCut2) / scaleStep;
  if (top <= 0) return Number.NEGATIVE_INFINITY;
  const above = top < scales - 1 ? meanBetween(table, place, top) : 0;
  const all = totalAt(table, place);
  const u = random();
  if (u > all - above) return Number.NEGATIVE_INFINITY; // since 1 − e⁻ⁿ < n
  const wanted = above - quickLog(1 - u);
  if (wanted >= all) return Number.NEGATIVE_INFINITY;
  let low = 0;
  let high = top < scales - 1 ? Math.floor(top) + 1 : scales - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (meanAbove(table, place, middle) > wanted) low = middle;
    else high = middle;
  }
  // an exponential between the nodes
  const here = meanAbove(table, place, low);
  const next = Math.max(meanAbove(table, place, high), LEAST);
  const t = low + quickLog(here / wanted) / quickLog(here / next);
  return logCut2 + scaleStep * Math.min(t, top);
}

/** Mean number of emissions above a node in pT². */
function meanAbove(table: EmissionTable, place: TablePlace, scale: number): number {
  const { values, scales, columns } = table;
  const at = place.cell * scales + scale;
  return between(values, place, at, scales, columns * scales);
}

/** The same between two nodes. */
function meanBetween(table: EmissionTable, place: TablePlace, scale: number): number {
  const i = Math.floor(scale);
  const here = meanAbove(table, place, i);
  return here + (scale - i) * (meanAbove(table, place, i + 1) - here);
}

function totalAt({ totals, columns }: EmissionTable, place: TablePlace): number {
  return between(totals, place, place.cell, 1, columns);
}

/** Between four corners, of which the next in x and in ŝ are this far away. */
function between(
  values: Float32Array,
  place: TablePlace,
  at: number,
  nextX: number,
  nextMass: number,
): number {
  const right = at + nextMass;
  const low = values[at]! + place.x * (values[at + nextX]! - values[at]!);
  const high = values[right]! + place.x * (values[right + nextX]! - values[right]!);
  return low + place.mass * (high - low);
}
