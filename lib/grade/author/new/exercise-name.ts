/** The name of an exercise to be made. */
export interface ExerciseName {
  /** "06-higgs". */
  readonly module: string;
  /** "mean-pt". */
  readonly slug: string;
  /** What its answer is called in TypeScript: "meanPt". */
  readonly answer: string;
  /** "Mean pt". */
  readonly title: string;
}

/** Takes "06-higgs/mean-pt" apart. */
export function exerciseName(text: string): ExerciseName {
  const [, module, slug] =
    /^(\d\d-[a-z\d]+(?:-[a-z\d]+)*)\/([a-z][a-z\d]*(?:-[a-z\d]+)*)$/.exec(text) ?? [];
  if (module === undefined || slug === undefined) {
    throw new RangeError(
      `Cannot make an exercise called "${text}": MODULE/SLUG is wanted, as in 06-higgs/mean-pt`,
    );
  }
  const answer = slug.replaceAll(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
  const words = slug.replaceAll("-", " ");
  return { module, slug, answer, title: words[0]!.toUpperCase() + words.slice(1) };
}
