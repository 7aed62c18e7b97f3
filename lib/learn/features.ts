import { column, type EventTable } from "../event/index.ts";

/** What a classifier sees of each event: one number per column, all columns equally long. */
export interface Features {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly nRows: number;
}

/** The columns of that name, without a copy. */
export function features(table: EventTable, names: readonly string[]): Features {
  return featuresOf(Object.fromEntries(names.map((name) => [name, column(table, name)])));
}

/** Features from columns of equal length. */
export function featuresOf(columns: Readonly<Record<string, Float64Array>>): Features {
  const names = Object.keys(columns);
  const nRows = columns[names[0] ?? ""]?.length ?? 0;
  for (const [name, { length }] of Object.entries(columns)) {
    if (length === nRows) continue;
    throw new RangeError(
      `Cannot take ${name} as a feature: it has ${length} rows, ${names[0]} has ${nRows}`,
    );
  }
  return { names, columns: Object.values(columns), nRows };
}

/** Some of the rows, in the order given; a copy. */
export function rowsOf({ names, columns }: Features, rows: ArrayLike<number>): Features {
  const taken = columns.map((values) => Float64Array.from(rows, (row) => values[row]!));
  return { names, columns: taken, nRows: rows.length };
}

/** The rows of the first, then those of the second, which has the same features. */
export function joinRows(first: Features, second: Features): Features {
  const { names } = first;
  if (names.length !== second.names.length || names.some((name, i) => name !== second.names[i])) {
    throw new RangeError(
      `Cannot join rows of ${names.join(", ")} with rows of ${second.names.join(", ")}: the features must be the same`,
    );
  }
  const columns = first.columns.map((values, c) => {
    const joined = new Float64Array(first.nRows + second.nRows);
    joined.set(values);
    joined.set(second.columns[c]!, first.nRows);
    return joined;
  });
  return { names, columns, nRows: first.nRows + second.nRows };
}
