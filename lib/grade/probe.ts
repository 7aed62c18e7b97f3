/** The student's top-level variables and functions, by name; `undefined` where there is none. */
export type Answers = Readonly<Record<string, unknown>>;

/**
 * Runs in the student's process after the cell and returns plain values (JSON or typed arrays). It
 * holds no secret and decides nothing: whatever it says is only the student's word.
 */
export type Probe<Inputs, Values> = (answers: Answers, inputs: Inputs) => Values | Promise<Values>;

/**
 * The answer as a function called on each list of arguments. An answer that is no function comes
 * back as it is, so that the judge can name what is there instead.
 */
export function callEach(answer: unknown, argumentLists: readonly (readonly unknown[])[]): unknown {
  if (typeof answer !== "function") return answer;
  return argumentLists.map((args) => answer(...structuredClone(args)) as unknown); // whatever it returns
}
