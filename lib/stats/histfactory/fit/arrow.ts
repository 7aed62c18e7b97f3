import { type Algebra, withAlgebra } from "../evaluation/algebra.ts";
import { addBending, type Curvature, makeCurvature } from "../evaluation/curvature.ts";
import { factorise } from "../evaluation/dense.ts";
import type { Engine } from "../evaluation/engine.ts";

/**
 * All second derivatives of ½ deviance as an arrowhead: globals among each other, and small squares of locals that
 * meet only globals. Locals are eliminated first, so that a thousand of them cost little.
 */
export interface Arrow {
  readonly algebra: Algebra;
  readonly curvature: Curvature;
  /** √W J, a row for each bin. */
  readonly rows: Float64Array;
  /** After `factoriseArrow`: a row L⁻¹ R for each local, L of its bin's square. */
  readonly eliminated: Float64Array;
  readonly correction: Float64Array;
  /** Vectors over globals and over locals that come and go. */
  readonly ofGlobals: Float64Array;
  readonly ofLocals: Float64Array;
  /** For each bin that has locals, views of its square and of its part of `ofLocals`. */
  readonly crowded: readonly CrowdedBin[];
}

interface CrowdedBin {
  /** The number of its first local. */
  readonly first: number;
  readonly size: number;
  readonly square: Float64Array;
  readonly vector: Float64Array;
}

const arrows = new WeakMap<Engine, Arrow>();

/** The arrow of an engine, made at its first use. */
export function arrowOf(engine: Engine): Arrow {
  const arrow = arrows.get(engine) ?? makeArrow(engine);
  arrows.set(engine, arrow);
  return arrow;
}

/** Memory for the second derivatives of a model. */
function makeArrow({ bench }: Engine): Arrow {
  return withAlgebra((arena) => {
    const curvature = makeCurvature(bench, arena);
    const ofLocals = arena.floats(curvature.layout.parameter.length);
    return {
      ...{ curvature, ofLocals, crowded: crowdedBins(curvature, ofLocals) },
      rows: arena.floats(bench.nBins * bench.globals.length),
      eliminated: arena.floats(curvature.mixed.length),
      correction: arena.floats(curvature.globals.length),
      ofGlobals: arena.floats(bench.globals.length),
    };
  });
}

function crowdedBins({ locals, layout }: Curvature, ofLocals: Float64Array): CrowdedBin[] {
  const { start, square } = layout;
  return Array.from({ length: start.length - 1 }, (_, b) => ({
    first: start[b]!,
    size: start[b + 1]! - start[b]!,
    square: locals.subarray(square[b]!, square[b + 1]!),
    vector: ofLocals.subarray(start[b]!, start[b + 1]!),
  })).filter(({ size }) => size > 0);
}

/**
 * Fills the matrix where `slopesAt` was last, exact or as expected; parameters that are not free get a 1 on the
 * diagonal and nothing else. A diagonal d becomes d (1 + damping), or 1 where nothing depends on a parameter.
 */
export function fillArrow(
  engine: Engine,
  arrow: Arrow,
  isFree: Uint8Array,
  {
    expected = false,
    damping = 0,
  }: { readonly expected?: boolean; readonly damping?: number } = {},
): void {
  const { bench } = engine;
  const { curvature } = arrow;
  curvature.globals.fill(0);
  curvature.mixed.fill(0);
  curvature.locals.fill(0);
  if (!expected) addBending(bench, curvature);
  addGlobalRows(engine, arrow);
  addLocalRows(engine, arrow);
  addDiagonal(engine, arrow, expected);
  dampen(engine, arrow, damping);
  isolate(engine, arrow, isFree);
}

function addGlobalRows({ bench, weight }: Engine, { curvature, rows, algebra }: Arrow): void {
  const { nBins, jacobian, globals } = bench;
  const n = globals.length;
  for (let b = 0; b < nBins; b++) {
    const root = Math.sqrt(weight[b]!);
    for (let g = 0; g < n; g++) rows[b * n + g] = root * jacobian[g * nBins + b]!;
  }
  algebra.addGram(rows, nBins, n, curvature.globals);
}

function addLocalRows({ bench, weight }: Engine, { curvature }: Arrow): void {
  const { nBins, jacobian, globals, localSlope } = bench;
  const { mixed, locals, layout } = curvature;
  const n = globals.length;
  for (let b = 0; b < nBins; b++) {
    const [from, to] = [layout.start[b]!, layout.start[b + 1]!];
    for (let l = from; l < to; l++) {
      const pull = weight[b]! * localSlope[layout.parameter[l]!]!;
      for (let g = 0; g < n; g++) mixed[l * n + g]! += pull * jacobian[g * nBins + b]!;
      for (let m = from; m <= l; m++) {
        locals[layout.square[b]! + (l - from) * (to - from) + m - from]! +=
          pull * localSlope[layout.parameter[m]!]!;
      }
    }
  }
}

function addDiagonal({ bench, prior }: Engine, arrow: Arrow, expected: boolean): void {
  forDiagonals(bench, arrow.curvature, (p, matrix, at) => {
    matrix[at]! += prior[p]! + (expected ? 0 : bench.bending[p]!);
  });
}

function dampen({ bench }: Engine, { curvature }: Arrow, damping: number): void {
  forDiagonals(bench, curvature, (_, matrix, at) => {
    if (matrix[at] === 0) matrix[at] = 1;
    else matrix[at]! += damping * Math.abs(matrix[at]!);
  });
}

function forDiagonals(
  { globals, localBin }: Engine["bench"],
  curvature: Curvature,
  visit: (p: number, matrix: Float64Array, at: number) => void,
): void {
  for (let g = 0; g < globals.length; g++) {
    visit(globals[g]!, curvature.globals, g * globals.length + g);
  }
  const { start, parameter, square } = curvature.layout;
  for (let l = 0; l < parameter.length; l++) {
    const p = parameter[l]!;
    const bin = localBin[p]!;
    const [i, size] = [l - start[bin]!, start[bin + 1]! - start[bin]!];
    visit(p, curvature.locals, square[bin]! + i * size + i);
  }
}

/** Cuts what is not free from all the rest. */
function isolate({ bench }: Engine, { curvature }: Arrow, isFree: Uint8Array): void {
  for (let g = 0; g < bench.globals.length; g++) {
    if (!isFree[bench.globals[g]!]) isolateGlobal(curvature, bench.globals.length, g);
  }
  for (let l = 0; l < curvature.layout.parameter.length; l++) {
    const p = curvature.layout.parameter[l]!;
    if (!isFree[p]) isolateLocal(curvature, bench.globals.length, l, bench.localBin[p]!);
  }
}

function isolateGlobal({ globals, mixed, layout }: Curvature, n: number, g: number): void {
  for (let h = 0; h < n; h++) globals[g > h ? g * n + h : h * n + g] = g === h ? 1 : 0;
  for (let l = 0; l < layout.parameter.length; l++) mixed[l * n + g] = 0;
}

function isolateLocal(
  { mixed, locals, layout: { start, square } }: Curvature,
  n: number,
  l: number,
  bin: number,
): void {
  mixed.fill(0, l * n, (l + 1) * n);
  const [i, size] = [l - start[bin]!, start[bin + 1]! - start[bin]!];
  for (let j = 0; j < size; j++) {
    locals[square[bin]! + Math.max(i, j) * size + Math.min(i, j)] = i === j ? 1 : 0;
  }
}

/** Factorises in place: squares of locals, then what they leave of the globals; false if not positive definite. */
export function factoriseArrow({ bench }: Engine, arrow: Arrow): boolean {
  const { algebra, curvature, eliminated, correction, crowded } = arrow;
  const { globals, mixed, layout } = curvature;
  const n = bench.globals.length;
  eliminated.set(mixed);
  for (const bin of crowded) {
    if (!eliminate(bin, eliminated, n)) return false;
  }
  correction.fill(0);
  algebra.addGram(eliminated, layout.parameter.length, n, correction);
  for (let i = 0; i < globals.length; i++) globals[i]! -= correction[i]!;
  return algebra.factorise(globals, n);
}

/** Factorises the square of a bin, and makes L⁻¹ R of the rows R of its locals. */
function eliminate({ first, size, square }: CrowdedBin, rows: Float64Array, n: number): boolean {
  if (!factorise(square, size)) return false;
  for (let l = 0; l < size; l++) {
    const row = (first + l) * n;
    for (let m = 0; m < l; m++) {
      const by = square[l * size + m]!;
      for (let g = 0; g < n; g++) rows[row + g]! -= by * rows[(first + m) * n + g]!;
    }
    const scale = 1 / square[l * size + l]!;
    for (let g = 0; g < n; g++) rows[row + g]! *= scale;
  }
  return true;
}
