/** Digits of a number in a table. */
export const digits = 6;

/** A value in a cell of a table: numbers that are not whole with six digits. */
export function cellText(value: unknown): string {
  if (typeof value !== "number" || Number.isInteger(value)) return String(value ?? "");
  return String(Number(value.toPrecision(digits)));
}

/** Whether `cellText` says less than there is: then the table must say so. */
export function isRounded(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value) && Number(cellText(value)) !== value;
}

/** The words for that, in a caption. */
export const roundedNote: string = `numbers to ${digits} digits`;
