import type { Features } from "../features.ts";

/** The columns as rows of 32-bit numbers, one row after the other, as tensors are laid out. */
export function toRows({ columns, nRows }: Features): Float32Array {
  const width = columns.length;
  const rows = new Float32Array(width * nRows);
  for (const [c, column] of columns.entries()) {
    for (let row = 0; row < nRows; row++) rows[row * width + c] = column[row]!;
  }
  return rows;
}

/** Rows of tensors as named columns again. */
export function fromRows(rows: Float32Array, names: readonly string[]): Features {
  const nRows = rows.length / names.length;
  const columns = names.map((_, c) =>
    Float64Array.from({ length: nRows }, (_, row) => rows[row * names.length + c]!),
  );
  return { names, columns, nRows };
}
