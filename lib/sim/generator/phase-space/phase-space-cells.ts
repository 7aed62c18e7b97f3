import type { Random } from "../../../core/index.ts";
import { streamOf } from "../../stream.ts";
import type { Estimate } from "../drell-yan/drell-yan.ts";
import { type AliasTable, aliasTable, drawIndex } from "./alias-table.ts";

/** A density ≥ 0 over the unit cube; it may keep what it worked out at the last point. */
export type CubeDensity = (point: Float64Array) => number;

/**
 * The unit cube cut into boxes, small where the density varies much, each with an upper bound.
 *
 * A box is drawn in proportion to bound × volume, a point evenly inside, and the point is kept with
 * probability density ÷ bound, as in S. Jadach's Foam (physics/0203033). The bounds are measured, so
 * the density may pass one by a little; how far is counted.
 */
export interface PhaseSpaceCells {
  readonly dimensions: number;
  /** Lower corners and widths. Shape: (boxes × dimensions). */
  readonly lower: Float64Array;
  readonly width: Float64Array;
  readonly bounds: Float64Array;
  readonly boxes: AliasTable;
}

export interface CellOptions {
  /** Number of boxes. Default: 2500. */
  boxes?: number;
  /** Points at which a box is looked at, besides its corners. Default: 32. */
  samples?: number;
}

/** Points of the walk that lifts bounds found too low. */
const TRIALS = 80_000;
/** Room above the largest value seen in a box. */
const SAFETY = 1.04;
/** Further room for a box that holds 1/rarity of what boxes hold on average. */
const EXTRA = 0.02;
const MAX_RARITY = 100;

/** Cuts the cube: again and again the box that wastes most tries is halved where that helps most. */
export function phaseSpaceCells(
  density: CubeDensity,
  dimensions: number,
  { boxes = 2500, samples = 32 }: CellOptions = {},
): PhaseSpaceCells {
  const random = streamOf(0, "phase space");
  const survey = surveyor(density, dimensions, samples, random);
  const lower = new Float64Array(boxes * dimensions);
  const width = new Float64Array(boxes * dimensions).fill(1, 0, dimensions);
  const looks = [survey(lower, width, 0)];
  while (looks.length < boxes) {
    const worst = mostWasteful(looks);
    const [from, to, axis] = [worst * dimensions, looks.length * dimensions, looks[worst]!.axis];
    width[from + axis]! /= 2;
    for (let d = 0; d < dimensions; d++) {
      lower[to + d] = lower[from + d]!;
      width[to + d] = width[from + d]!;
    }
    lower[to + axis]! += width[to + axis]!;
    looks[worst] = survey(lower, width, from);
    looks.push(survey(lower, width, to));
  }
  const bounds = Float64Array.from(looks, ({ largest }) => SAFETY * largest);
  if (!bounds.some((bound) => bound > 0)) {
    throw new RangeError("Cannot generate events: the cross-section is zero everywhere");
  }
  liftBounds({ dimensions, lower, width, bounds }, density, random);
  return { dimensions, lower, width, bounds, boxes: boxTable(width, bounds, dimensions) };
}

/** Draws a point evenly from a box and returns density ÷ bound there: its probability to be kept. */
export function proposePoint(
  cells: PhaseSpaceCells,
  density: CubeDensity,
  random: Random,
  point: Float64Array,
): number {
  const { bounds, boxes } = cells;
  const box = drawIndex(boxes, random(), random());
  drawInBox(cells, box, random, point);
  return density(point) / bounds[box]!;
}

/** The integral of the density over the cube, from `tries` points drawn as for events. */
export function integrateCells(
  cells: PhaseSpaceCells,
  density: CubeDensity,
  random: Random,
  tries: number,
): Estimate {
  const point = new Float64Array(cells.dimensions);
  let [sum, sumOfSquares] = [0, 0];
  for (let i = 0; i < tries; i++) {
    const ratio = proposePoint(cells, density, random, point);
    sum += ratio;
    sumOfSquares += ratio * ratio;
  }
  const mean = sum / tries;
  const total = cells.boxes.totalWeight;
  const variance = Math.max(sumOfSquares / tries - mean * mean, 0);
  return { value: total * mean, error: total * Math.sqrt(variance / tries) };
}

/** What was seen of a box: the largest value, the tries wasted there, and the axis to halve it along. */
interface Look {
  readonly largest: number;
  readonly waste: number;
  readonly axis: number;
}

type Survey = (lower: Float64Array, width: Float64Array, at: number) => Look;

function surveyor(
  density: CubeDensity,
  dimensions: number,
  samples: number,
  random: Random,
): Survey {
  const point = new Float64Array(dimensions);
  const quarters = new Float64Array(4 * dimensions); // largest value in each quarter of each axis
  const corners = 1 << dimensions;
  const look = (lower: Float64Array, width: Float64Array, at: number, corner: number): number => {
    for (let d = 0; d < dimensions; d++) {
      const t = corner < corners ? (corner >> d) & 1 : random();
      point[d] = lower[at + d]! + t * width[at + d]!;
    }
    const value = density(point);
    for (let d = 0; d < dimensions; d++) {
      const quarter = Math.floor((4 * (point[d]! - lower[at + d]!)) / width[at + d]!);
      const k = 4 * d + Math.min(quarter, 3);
      quarters[k] = Math.max(quarters[k]!, value);
    }
    return value;
  };
  return (lower, width, at) => {
    quarters.fill(0);
    let sum = 0;
    for (let i = 0; i < corners; i++) look(lower, width, at, i);
    for (let i = 0; i < samples; i++) sum += look(lower, width, at, corners);
    const largest = Math.max(quarters[0]!, quarters[1]!, quarters[2]!, quarters[3]!);
    const size = volume(width, at / dimensions, dimensions);
    return { largest, waste: size * (largest - sum / samples), axis: bestAxis(quarters) };
  };
}

/**
 * The axis whose quarters need the smallest bounds together. Halves would not do: those of a density
 * that is symmetric, as in cosθ, both need the old bound.
 */
function bestAxis(quarters: Float64Array): number {
  let [best, smallest] = [0, Number.POSITIVE_INFINITY];
  for (let k = 0; k < quarters.length; k += 4) {
    const sum = quarters[k]! + quarters[k + 1]! + quarters[k + 2]! + quarters[k + 3]!;
    if (sum < smallest) [best, smallest] = [k / 4, sum];
  }
  return best;
}

function mostWasteful(looks: readonly Look[]): number {
  let worst = 0;
  for (let i = 1; i < looks.length; i++) if (looks[i]!.waste > looks[worst]!.waste) worst = i;
  return worst;
}

/**
 * Looks once more at every box, most often at those that most events come from, and lifts bounds
 * that were passed. Boxes with few events get more room, which costs them little.
 */
function liftBounds(
  cells: Omit<PhaseSpaceCells, "boxes">,
  density: CubeDensity,
  random: Random,
): void {
  const { dimensions, width, bounds } = cells;
  const table = boxTable(width, bounds, dimensions);
  const point = new Float64Array(dimensions);
  const ratios = new Float64Array(bounds.length);
  for (let i = 0; i < TRIALS; i++) {
    const even = i % 2 === 0;
    const box = even ? (i / 2) % bounds.length : drawIndex(table, random(), random());
    drawInBox(cells, box, random, point);
    const ratio = density(point) / bounds[box]!;
    if (ratio > ratios[box]!) ratios[box] = ratio;
  }
  for (let box = 0; box < bounds.length; box++) {
    const weight = bounds[box]! * volume(width, box, dimensions) * bounds.length;
    const rarity = Math.min(table.totalWeight / weight, MAX_RARITY);
    bounds[box]! *= Math.max(1, SAFETY * ratios[box]!) * (1 + EXTRA * (rarity - 1));
  }
}

function drawInBox(
  { dimensions, lower, width }: Pick<PhaseSpaceCells, "dimensions" | "lower" | "width">,
  box: number,
  random: Random,
  point: Float64Array,
): void {
  for (let d = 0, at = box * dimensions; d < dimensions; d++, at++) {
    point[d] = lower[at]! + random() * width[at]!;
  }
}

function volume(width: Float64Array, box: number, dimensions: number): number {
  let product = 1;
  for (let d = 0; d < dimensions; d++) product *= width[box * dimensions + d]!;
  return product;
}

function boxTable(width: Float64Array, bounds: Float64Array, dimensions: number): AliasTable {
  return aliasTable(bounds.map((bound, box) => bound * volume(width, box, dimensions)));
}
