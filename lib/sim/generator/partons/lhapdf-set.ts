import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { DataError } from "../../../core/index.ts";
import { log } from "../../portable-math.ts";
import { cubicCurve } from "./cubic-curve.ts";
import { parseLhapdfGrid, type SubGrid } from "./lhapdf-grid.ts";
import type { DensityColumns } from "./mellin-inversion.ts";
import type { PartonSet } from "./parton-densities.ts";
import { type RunningCoupling, runningCoupling } from "./running-coupling.ts";

/** A member of a set in the format of LHAPDF 6: NAME_0000.dat, with αs from NAME.info beside it. */
export function lhapdfSet(path: string): PartonSet {
  const bytes = readFileSync(path);
  const grids = parseLhapdfGrid(bytes.toString("utf8"), path);
  return {
    source: { name: basename(path), sha256: createHash("sha256").update(bytes).digest("hex") },
    columns: (logX, mu2) => mu2.map((scale2) => columnsAt(grids, logX, scale2)),
    get alphaS() {
      return couplingBeside(path);
    },
    check: (muRange, xMin) => checkRange(grids, path, muRange, xMin),
  };
}

/** Cubic in ln Q, then in ln x; what is below nothing is held at nothing, and so are partons that the file leaves out. */
function columnsAt(grids: readonly SubGrid[], logX: Float64Array, mu2: number): DensityColumns {
  const { x, q, columns } = grids.findLast(({ q: [first] }) => first! * first! <= mu2) ?? grids[0]!;
  const [logQ, at] = [q.map(log), Float64Array.of(log(mu2) / 2)];
  const isOpen = x.at(-1)! < 1; // all densities end in nothing at x = 1
  const knots = isOpen ? Float64Array.of(...x.map(log), 0) : x.map(log);
  const result = new Map<number, Float64Array>();
  for (let id = -5; id <= 5; id++) {
    const values = columns.get(id);
    const alongX = new Float64Array(knots.length);
    for (let i = 0; values && i < x.length; i++) {
      const row = values.subarray(i * q.length, (i + 1) * q.length);
      alongX[i] = cubicCurve(logQ, row, at)[0]!;
    }
    result.set(
      id,
      cubicCurve(knots, alongX, logX).map((value) => Math.max(value, 0)),
    );
  }
  return result;
}

function checkRange(
  grids: readonly SubGrid[],
  path: string,
  [from, to]: readonly [number, number],
  xMin: number,
): void {
  const [low, high] = [grids[0]!.q[0]!, grids.at(-1)!.q.at(-1)!];
  if (!(from >= low && to <= high)) {
    throw new RangeError(
      `Cannot use ${basename(path)} from ${from} to ${to} GeV: it goes from ${low} to ${high} GeV`,
    );
  }
  const least = Math.max(...grids.map(({ x }) => x[0]!));
  if (!(xMin >= least * (1 - 1e-9))) {
    const wanted = Number(xMin.toPrecision(3));
    throw new RangeError(
      `Cannot use ${basename(path)} down to x = ${wanted}: it starts at x = ${least}`,
    );
  }
}

/** αs by the set's .info file: between the points of its table, or at one loop from its value at the Z mass. */
function couplingBeside(path: string): RunningCoupling {
  const info = path.replace(/(_\d{4})?\.dat$/, ".info");
  if (!existsSync(info)) {
    throw new RangeError(
      `Cannot use ${basename(path)} without αs: ${basename(info)} beside it or alphaSAtZ is wanted`,
    );
  }
  const text = readFileSync(info, "utf8");
  const [scales, values] = [listIn(text, "AlphaS_Qs"), listIn(text, "AlphaS_Vals")];
  if (scales && values) return tableCoupling(scales, values, info);
  const atZ = Number(/^AlphaS_MZ:\s*(\S+)/m.exec(text)?.[1]);
  if (Number.isNaN(atZ)) {
    throw new DataError(info, "expected AlphaS_Qs with AlphaS_Vals, or AlphaS_MZ, found neither");
  }
  return runningCoupling(atZ);
}

function listIn(text: string, key: string): readonly number[] | undefined {
  const list = new RegExp(`^${key}:\\s*\\[([^\\]]*)\\]`, "m").exec(text)?.[1];
  return list?.split(",").map(Number);
}

/** Straight in 1/αs against ln Q², as at one loop; the same beyond the ends. */
function tableCoupling(
  scales: readonly number[],
  values: readonly number[],
  info: string,
): RunningCoupling {
  const isRising = scales.every((q, i) => q > 0 && (i === 0 || q >= scales[i - 1]!));
  const isMatched = scales.length === values.length && values.every((value) => value > 0);
  if (scales.length < 2 || !isRising || !isMatched) {
    throw new DataError(
      info,
      "expected as many values in AlphaS_Vals as rising scales in AlphaS_Qs",
    );
  }
  // where two scales are equal the number of flavours changes
  const logs = scales.map((q) => 2 * log(q));
  const inverse = values.map((value) => 1 / value);
  return (logMu2) => {
    let i = 0;
    while (i < logs.length - 2 && (logMu2 >= logs[i + 1]! || logs[i + 1] === logs[i])) i++;
    const slope = (inverse[i + 1]! - inverse[i]!) / (logs[i + 1]! - logs[i]!);
    return 1 / (inverse[i]! + slope * (logMu2 - logs[i]!));
  };
}
