import type { Random } from "../../../core/index.ts";
import { exp, log } from "../../portable-math.ts";
import {
  densityAt,
  densityBound,
  type PartonGrid,
  partonGrid,
  rowOf,
} from "../partons/parton-grid.ts";
import { type AliasTable, aliasTable, drawIndex } from "../phase-space/alias-table.ts";
import { type BornTerms, bornTerms, electroweak, evenTerm, GEV2_TO_PB } from "./electroweak.ts";

/** One flavour from one side: the parton of the first beam (+z), by PDG number, meets its antiparton. */
export interface Channel {
  readonly id: number;
  readonly born: BornTerms;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * d²σ(pp → Z/γ* → ℓ⁺ℓ⁻)/(d ln m dy) of each channel, cut into cells with an upper bound in each.
 *
 * A cell is drawn in proportion to bound × size, a point evenly inside, and the point is kept with
 * probability density ÷ bound: what is kept follows the density itself, not the steps of the cells.
 */
export interface DrellYanDensity {
  readonly grid: PartonGrid;
  readonly channels: readonly Channel[];
  readonly logS: number;
  readonly logMassEdges: Float64Array;
  readonly yMax: number;
  readonly yCells: number;
  /** Shape: (channels × mass cells × y cells). */
  readonly bounds: Float64Array;
  readonly cells: AliasTable;
}

/** A point of the phase space before the decay. */
export interface Point {
  channel: number;
  mass: number;
  y: number;
}

const Y_CELLS = 48;
const POINT = ((4 * Math.PI * electroweak.alpha * electroweak.alpha) / 9) * GEV2_TO_PB;

/** The density for one collision energy and mass window, both in GeV; the scale μ of the partons is m. */
export function drellYanDensity(
  sqrtS: number,
  massRange: readonly [number, number],
): DrellYanDensity {
  const [from, to] = massRange;
  const xMin = (from * from) / (sqrtS * sqrtS);
  const grid = partonGrid({ muRange: massRange, xMin });
  const shape = {
    grid,
    channels: channelsOf(grid),
    logS: 2 * log(sqrtS),
    logMassEdges: massEdges(from, to).map(log),
    yMax: -log(xMin) / 2,
    yCells: Y_CELLS,
  };
  const bounds = cellBounds(shape);
  const perCell = (2 * shape.yMax) / Y_CELLS;
  const weights = bounds.map((bound, i) => bound * perCell * logMassWidth(shape, i));
  return { ...shape, bounds, cells: aliasTable(weights) };
}

/** d²σ/(d ln m dy) in pb of one channel. */
export function differential(
  { grid, channels, logS }: Pick<DrellYanDensity, "grid" | "channels" | "logS">,
  channel: number,
  logMass: number,
  y: number,
): number {
  const { born, first, second } = channels[channel]!;
  const logX = logMass - logS / 2;
  if (logX + y >= 0 || logX - y >= 0) return 0;
  const row = rowOf(grid, logMass);
  const s = exp(2 * logMass);
  return (
    ((2 * POINT * evenTerm(born, s)) / s) *
    densityAt(grid, first, logX + y, row) *
    densityAt(grid, second, logX - y, row)
  );
}

/** Draws a point evenly from a cell and returns density ÷ bound there: its probability to be kept. */
export function propose(density: DrellYanDensity, random: Random, point: Point): number {
  const { bounds, cells, logMassEdges, yMax, yCells } = density;
  const cell = drawIndex(cells, random(), random());
  const massCells = logMassEdges.length - 1;
  const row = Math.floor(cell / yCells);
  const massCell = row % massCells;
  const low = logMassEdges[massCell]!;
  const logMass = low + random() * (logMassEdges[massCell + 1]! - low);
  point.channel = Math.floor(row / massCells);
  point.y = ((2 * (cell - row * yCells + random())) / yCells - 1) * yMax;
  point.mass = exp(logMass);
  return differential(density, point.channel, logMass, point.y) / bounds[cell]!;
}

function channelsOf(grid: PartonGrid): readonly Channel[] {
  return [1, 2, 3, 4, 5].flatMap((flavour) => {
    const born = bornTerms(flavour % 2 === 0 ? "up" : "down");
    return [flavour, -flavour].map((id) => ({
      id,
      born,
      first: grid.values.get(id)!,
      second: grid.values.get(-id)!,
    }));
  });
}

/** Edges of the mass cells [GeV]: a fifth of the width at the Z peak, up to a twentieth of the mass far from it. */
function massEdges(from: number, to: number): Float64Array {
  const { zMass, zWidth } = electroweak;
  const edges = [from];
  for (let m = from; m < to; ) {
    const step = Math.min(0.05 * m, 0.2 * zWidth + 0.12 * Math.abs(m - zMass));
    m = m + 1.5 * step < to ? m + step : to;
    edges.push(m);
  }
  return Float64Array.from(edges);
}

function logMassWidth(
  { logMassEdges, yCells }: Pick<DrellYanDensity, "logMassEdges" | "yCells">,
  cell: number,
): number {
  const massCell = Math.floor(cell / yCells) % (logMassEdges.length - 1);
  return logMassEdges[massCell + 1]! - logMassEdges[massCell]!;
}

type Shape = Omit<DrellYanDensity, "bounds" | "cells">;

function cellBounds(shape: Shape): Float64Array {
  const { channels, logMassEdges, yMax, yCells } = shape;
  const massCells = logMassEdges.length - 1;
  const bounds = new Float64Array(channels.length * massCells * yCells);
  let at = 0;
  for (const channel of channels) {
    for (let k = 0; k < massCells; k++) {
      const masses = [logMassEdges[k]!, logMassEdges[k + 1]!] as const;
      const hard = hardBound(channel.born, masses);
      for (let j = 0; j < yCells; j++) {
        const ys = [(2 * j) / yCells - 1, (2 * (j + 1)) / yCells - 1] as const;
        bounds[at++] = hard * luminosityBound(shape, channel, masses, [ys[0] * yMax, ys[1] * yMax]);
      }
    }
  }
  return bounds;
}

/** Bound on 2σ̂: the largest of nine values and 1 %, for cells much narrower than the resonance. */
function hardBound(born: BornTerms, [a, b]: readonly [number, number]): number {
  let bound = 0;
  for (let i = 0; i <= 8; i++) {
    const s = exp(2 * (a + ((b - a) * i) / 8));
    bound = Math.max(bound, evenTerm(born, s) / s);
  }
  return 1.01 * 2 * POINT * bound;
}

/** Bound on x₁f(x₁)·x₂f(x₂): the product of the two largest values, exact since the grid is piecewise linear. */
function luminosityBound(
  { grid, logS }: Shape,
  { first, second }: Channel,
  [m0, m1]: readonly [number, number],
  [y0, y1]: readonly [number, number],
): number {
  const [a, b] = [m0 - logS / 2, m1 - logS / 2];
  if (a + y0 >= 0 || a - y1 >= 0) return 0;
  const rows = [rowOf(grid, m0), rowOf(grid, m1)] as const;
  return (
    densityBound(grid, first, [a + y0, b + y1], rows) *
    densityBound(grid, second, [a - y1, b - y0], rows)
  );
}
