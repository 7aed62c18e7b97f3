/** Ratios of answer to truth that have a name, with the sentence that names the mistake. */
const factors: readonly (readonly [ratio: number, sentence: string])[] = [
  [-1, "The size is right and the sign is not."],
  [1e3, "This is 1000 times too large: is it in MeV instead of GeV?"],
  [1e-3, "This is 1000 times too small: is it in TeV instead of GeV?"],
  [100, "This is 100 times too large: is it in per cent?"],
  [0.01, "This is 100 times too small: is it a fraction where per cent are wanted?"],
  [180 / Math.PI, "Is this angle in degrees instead of radians?"],
  [Math.PI / 180, "Is this angle in radians instead of degrees?"],
  [2, "This is twice too large: is something counted twice, or a half missing?"],
  [0.5, "This is half of what it should be: is a factor 2 missing, or one of a pair left out?"],
  [2.354820045, "Is this a full width at half maximum where a standard deviation is wanted?"],
  [1 / 2.354820045, "Is this a standard deviation where a full width at half maximum is wanted?"],
];

/** The sentence for a wrong number whose mistake is easily recognised; `isNear` is the judge's own tolerance. */
export function likelyMistake(
  answer: number,
  expected: number,
  isNear: (candidate: number) => boolean,
): string | undefined {
  if (answer === 0) return "This is exactly zero: has anything been computed yet?";
  if (expected === 0) return undefined;
  const named = factors.find(([ratio]) => isNear(answer / ratio));
  if (named) return named[1];
  if (isNear(Math.sqrt(answer))) return "This looks like the square: is a root missing?";
  if (isNear(answer * answer)) return "This looks like the root: is one root too many taken?";
  if (isNear(1 / answer)) return "This looks like the inverse: is the fraction upside down?";
  return undefined;
}

/** How far off a number is that has no recognisable mistake, without saying which way the truth lies. */
export function distance(answer: number, expected: number, unit: string): string {
  if (Math.sign(answer) !== Math.sign(expected) && expected !== 0) {
    return "This number has the wrong sign, and another size.";
  }
  const ratio = Math.abs(answer / expected);
  if (ratio > 10 || ratio < 0.1) {
    return `This is off by more than a factor of ten: check the units${unit ? ` (wanted: ${unit})` : ""}.`;
  }
  return "";
}
