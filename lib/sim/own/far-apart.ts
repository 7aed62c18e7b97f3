/** How far each seed goes round the circle from the one before, in 2⁻³² of it: the fractions of irrational numbers. */
const steps = { goldenRatio: 0x9e3779b9, rootOfTwo: 0x6a09e667 } as const;

/** A number in [0, 1), even over all seeds and far from those of neighbouring ones: Weyl's sequence. */
export function farApart(seed: number, step: keyof typeof steps): number {
  return (Math.imul(seed % 2 ** 32, steps[step]) >>> 0) / 2 ** 32;
}
