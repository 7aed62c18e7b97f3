/** One hostile answer to the first exercise of the counting course; the second is answered rightly beside it. */
export interface Attack {
  readonly name: string;
  /** What it would gain or break if it worked. */
  readonly tries: string;
  readonly code: string;
  /** Statuses of the first exercise that are honest; it never has points. */
  readonly expected: RegExp;
  /** What comes of the second exercise, "2 pass" where not said otherwise. */
  readonly beside?: RegExp;
}

/** The rows of a table: name, what it tries, expected status, code. */
export function attacks(
  rows: readonly (readonly [
    name: string,
    tries: string,
    expected: RegExp,
    code: string,
    beside?: RegExp,
  ])[],
): readonly Attack[] {
  return rows.map(([name, tries, expected, code, beside]) => ({
    ...{ name, tries, expected, code },
    ...(beside && { beside }),
  }));
}
