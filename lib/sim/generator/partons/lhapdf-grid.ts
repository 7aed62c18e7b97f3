import { DataError } from "../../../core/index.ts";

/** x f on a grid of x and Q, for a range of scales in which the number of flavours stays. */
export interface SubGrid {
  readonly x: Float64Array;
  /** In GeV. */
  readonly q: Float64Array;
  /** By PDG number, the gluon at 0. Shape of each: (x × q). */
  readonly columns: ReadonlyMap<number, Float64Array>;
}

/** Light quarks and gluon: without these there is no proton. */
const wanted = [21, 1, -1, 2, -2, 3, -3];

/**
 * Reads the text of a grid file of LHAPDF 6 (format "lhagrid1", arXiv:1412.7420, section 3.3): a head, then
 * sub-grids of rising Q, each closed by "---". Partons other than gluon and d … b are left out.
 */
export function parseLhapdfGrid(text: string, file: string): readonly SubGrid[] {
  const lines = text.split(/\r?\n/);
  while (lines.at(-1)?.trim() === "") lines.pop();
  const reader: Reader = { lines, file, at: 0 };
  skipHead(reader);
  const grids: SubGrid[] = [];
  while (reader.at < lines.length) {
    grids.push(readSubGrid(reader, grids.at(-1)?.q.at(-1)));
  }
  if (grids.length === 0) fail(reader, "a grid after the head", "the end of the file");
  return grids;
}

interface Reader {
  readonly lines: readonly string[];
  readonly file: string;
  /** The line to be read next, from 0. */
  at: number;
}

function fail({ file, at }: Reader, expected: string, found: string): never {
  throw new DataError(`${file}:${at}`, `expected ${expected}, found ${found}`);
}

function next(reader: Reader, expected: string): string {
  const line = reader.lines[reader.at++];
  return line === undefined ? fail(reader, expected, "the end of the file") : line.trim();
}

function skipHead(reader: Reader): void {
  let format: string | undefined;
  for (;;) {
    const line = next(reader, '"---" after the head');
    if (line === "---") break;
    format = /^Format:\s*(.*)$/.exec(line)?.[1] ?? format;
  }
  if (format !== "lhagrid1") fail(reader, 'a head with "Format: lhagrid1"', `${format ?? "none"}`);
}

function readSubGrid(reader: Reader, before: number | undefined): SubGrid {
  const x = knots(reader, "momentum fractions x that do not fall, to 1 at most", 1);
  const q = knots(reader, "scales Q that rise", Number.POSITIVE_INFINITY);
  if (new Set(q).size < q.length) fail(reader, "scales Q that rise", "two that are equal");
  if (before !== undefined && Math.abs(q[0]! / before - 1) > 1e-6) {
    fail(reader, `a sub-grid from ${before} GeV on, where the one before ends`, `${q[0]} GeV`);
  }
  const partons = numbers(reader, "PDG numbers of partons");
  const missing = wanted.find((id) => !partons.includes(id));
  if (missing !== undefined) fail(reader, `parton ${missing} among the columns`, partons.join(" "));
  const table = partons.map(() => new Float64Array(x.length * q.length));
  for (let row = 0; row < x.length * q.length; row++) {
    const values = numbers(reader, `${partons.length} numbers`, partons.length);
    for (const [k, value] of values.entries()) table[k]![row] = value;
  }
  const end = next(reader, '"---" after the grid');
  if (end !== "---") fail(reader, '"---" after the grid', `"${end.slice(0, 40)}"`);
  const columns = new Map(partons.map((id, k) => [id === 21 ? 0 : id, table[k]!]));
  return withoutTwins({ x, q, columns });
}

/** Leaves out momentum fractions that rounding made the same as the one before. */
function withoutTwins({ x, q, columns }: SubGrid): SubGrid {
  const isNew = (value: number, i: number): boolean => i === 0 || value > x[i - 1]!;
  if (x.every(isNew)) return { x, q, columns };
  const keep = (column: Float64Array): Float64Array =>
    column.filter((_, row) => isNew(x[Math.floor(row / q.length)]!, Math.floor(row / q.length)));
  const kept = [...columns].map(([id, column]) => [id, keep(column)] as const);
  return { x: x.filter(isNew), q, columns: new Map(kept) };
}

function knots(reader: Reader, expected: string, most: number): Float64Array {
  const values = Float64Array.from(numbers(reader, expected));
  const rise = values.every((value, i) => value > 0 && (i === 0 || value >= values[i - 1]!));
  if (values.length < 2 || !rise || values[0] === values.at(-1) || values.at(-1)! > most) {
    fail(reader, expected, `${values.slice(0, 3).join(" ")} …`);
  }
  return values;
}

function numbers(reader: Reader, expected: string, count?: number): readonly number[] {
  const line = next(reader, expected);
  const values = line.split(/\s+/).map(Number);
  if (line === "" || !values.every(Number.isFinite) || (count ?? values.length) !== values.length) {
    fail(reader, expected, `"${line.slice(0, 40)}"`);
  }
  return values;
}
