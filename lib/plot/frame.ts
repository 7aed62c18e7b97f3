import { type Displayable, mimeBundle, table } from "../core/index.ts";

/** One line of a table: column → what stands there. */
export type FrameRow = Readonly<Record<string, string | number>>;

/** A table that shows itself in a notebook, at most 20 rows of it. */
export interface Frame extends Displayable {
  readonly columns: readonly string[];
  readonly rows: readonly FrameRow[];
  /** Count, mean, standard deviation, min, median, max and variance of each column of numbers. */
  describe(): Frame;
  /** The same rows in the order of one column, upwards unless told otherwise. */
  sortBy(column: string, options?: SortByOptions): Frame;
}

export interface SortByOptions {
  /** Greatest first. Default: false. */
  readonly isDescending?: boolean;
}

/** A table of these rows, which must all have the same columns; danfojs does its arithmetic. */
export async function dataFrame(rows: readonly FrameRow[]): Promise<Frame> {
  const columns = columnsOf(rows);
  const { DataFrame } = await import("danfojs-node");
  const load: Load = (someRows, names) =>
    new DataFrame(
      someRows.map((row) => names.map((name) => row[name])),
      { columns: [...names] },
    ) as unknown as DanfoFrame; // danfojs types every cell as anything
  return frameOf(rows, columns, load);
}

/** The part of danfojs's DataFrame that is used here. */
interface DanfoFrame {
  readonly values: readonly (readonly number[])[];
  readonly index: readonly (string | number)[];
  describe(): DanfoFrame;
  sortValues(column: string): DanfoFrame;
}

type Load = (rows: readonly FrameRow[], columns: readonly string[]) => DanfoFrame;

function frameOf(rows: readonly FrameRow[], columns: readonly string[], load: Load): Frame {
  return {
    columns,
    rows,
    describe() {
      const numeric = columns.filter((name) => rows.every((row) => typeof row[name] === "number"));
      if (numeric.length === 0) {
        throw new RangeError(
          `Cannot describe a table without numbers: it has ${columns.join(", ")}`,
        );
      }
      const { values, index } = load(rows, numeric).describe();
      const statistics = values.map((line, i): FrameRow => {
        const cells = numeric.map((name, j): [string, number] => [name, line[j]!]);
        return { statistic: String(index[i]), ...Object.fromEntries(cells) };
      });
      return frameOf(statistics, ["statistic", ...numeric], load);
    },
    sortBy(column, { isDescending = false } = {}) {
      if (!columns.includes(column)) {
        throw new RangeError(`Cannot sort by ${column}: the columns are ${columns.join(", ")}`);
      }
      const sorted = load(rows, columns)
        .sortValues(column)
        .index.map((i) => rows[Number(i)]!);
      return frameOf(isDescending ? sorted.reverse() : sorted, columns, load);
    },
    [mimeBundle]: () => shown(rows, columns),
  };
}

function columnsOf(rows: readonly FrameRow[]): string[] {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0)
    throw new RangeError("Cannot make a table of nothing: give at least one row");
  for (const [i, row] of rows.entries()) {
    const names = Object.keys(row);
    if (names.length === columns.length && columns.every((name) => name in row)) continue;
    throw new RangeError(
      `Cannot make a table: row ${i} has the columns ${names.join(", ")}, the first has ${columns.join(", ")}`,
    );
  }
  return columns;
}

const nShown = 20;

function shown(rows: readonly FrameRow[], columns: readonly string[]): ReturnType<typeof table> {
  const cells = (row: FrameRow): string[] => columns.map((name) => cell(row[name]!));
  return table({
    title: `${rows.length} ${rows.length === 1 ? "row" : "rows"}`,
    header: columns,
    rows: rows.slice(0, nShown).map(cells),
    ...(rows.length > nShown && { note: `the first ${nShown} of ${rows.length} rows` }),
  });
}

function cell(value: string | number): string {
  return typeof value === "string" ? value : String(Number(value.toPrecision(6)));
}
