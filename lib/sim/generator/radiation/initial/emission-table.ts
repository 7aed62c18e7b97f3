import type { Random } from "../../../../core/index.ts";
import { log } from "../../../portable-math.ts";
import { quickExp, quickLog } from "../../../quick-math.ts";
import {
  correctedRate,
  type EmissionIntegrand,
  type EmissionRules,
  emissionRate,
  emptyIntegrand,
  setIntegrand,
} from "./emission-rate.ts";
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

/** A search for the next emission: numbers come and go in its fields, which costs no memory. */
export interface TableSearch {
  /** Position of x among the nodes of the densities, and ln ŝ. */
  node: number;
  logMass2: number;
  /** ln pT² that it begins at, and of what it finds; −∞ for nothing above the cut. */
  logPt2: number;
  /** The cell of parton, ŝ and x. */
  cell: number;
}

export function tableSearch(): TableSearch {
  return { node: 0.5, logMass2: 0.5, logPt2: 0.5, cell: 0 }; // no whole numbers, which engines keep apart
}

/**
 * Moves to a cell of parton column b near x and ŝ of the search, one of four, the nearer the more often: so the
 * mean number of emissions is that on the straight line between them, and one cell is read instead of four.
 */
export function moveTo(random: Random, table: EmissionTable, search: TableSearch, b: number): void {
  const { columns, masses, firstMass, massStep } = table;
  const column = Math.min(search.node / STRIDE, columns - 1.000001);
  const row = Math.max((search.logMass2 - firstMass) / massStep, 0);
  const mass = Math.min(row, masses - 1.000001);
  const i = Math.floor(column + random());
  const t = mass - Math.floor(mass);
  const j = Math.floor(mass - (massStep / 8) * t * (1 - t) + random()); // between straight in ln ŝ and in √ŝ
  search.cell = (b * masses + j) * columns + i;
}

/** Goes on to the next emission; false if there is none above the cut. */
export function nextScale(random: Random, table: EmissionTable, search: TableSearch): boolean {
  const { values, scales, logCut2, scaleStep } = table;
  const first = search.cell * scales;
  const top = (search.logPt2 - logCut2) / scaleStep;
  search.logPt2 = Number.NEGATIVE_INFINITY;
  if (top <= 0) return false;
  let meanLow = table.totals[search.cell]!;
  const u = random();
  if (u > meanLow) return false; // most end here, since 1 − e⁻ⁿ < n, and need nothing of the large table
  let high = Math.min(Math.floor(top) + 1, scales - 1);
  let meanHigh = 0;
  let above = 0; // mean number above the scale it begins at
  if (top < scales - 1) {
    meanHigh = values[first + high]!;
    above = meanHigh + (high - top) * (values[first + high - 1]! - meanHigh);
  }
  if (u > meanLow - above) return false;
  const wanted = above - quickLog(1 - u);
  if (wanted >= meanLow) return false;
  let low = 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const mean = values[first + middle]!;
    if (mean > wanted) {
      low = middle;
      meanLow = mean;
    } else {
      high = middle;
      meanHigh = mean;
    }
  }
  // an exponential between the nodes
  const share = quickLog(meanLow / wanted) / quickLog(meanLow / Math.max(meanHigh, LEAST));
  search.logPt2 = logCut2 + scaleStep * Math.min(low + share, top);
  return true;
}
