/** The numbers of all lists that a function gave, one after the other; typed arrays are lists, too. */
export function entriesOf(answers: readonly unknown[]): readonly unknown[] {
  return answers.flatMap((answer) =>
    ArrayBuffer.isView(answer) && !(answer instanceof DataView)
      ? Array.from(answer as Float64Array) // or another kind of numbers
      : answer,
  );
}
