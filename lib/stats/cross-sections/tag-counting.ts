/** A number with its standard uncertainty, in the same unit. */
export interface Uncertain {
  readonly value: number;
  readonly error: number;
}

/** Events with an electron, a muon and one or two b-tagged jets, and what must be known to make a cross-section of them. */
export interface TagCounts {
  /** Events seen with one tag, and with two. */
  readonly one: number;
  readonly two: number;
  /** How many of them are background. */
  readonly backgroundOne: number;
  readonly backgroundTwo: number;
  /** C_b: how much more often than by chance both jets are tagged. */
  readonly correlation: number;
  /** ε_eμ: share of all top pairs that end as a selected electron and muon, whatever their tags. */
  readonly acceptance: number;
  /** [1/pb] */
  readonly luminosity: number;
}

export interface TagCounting {
  /** σ(tt̄) [pb], with its statistical uncertainty. */
  readonly crossSection: Uncertain;
  /** ε_b: probability that a b jet of such an event is inside the cuts and tagged. */
  readonly tagEfficiency: Uncertain;
}

/**
 * Solves N₁ = L σ ε_eμ 2ε_b (1 − C_b ε_b) + B₁ and N₂ = L σ ε_eμ C_b ε_b² + B₂ for σ and ε_b (ATLAS,
 * arXiv:1606.02699, equation 1). Uncertainties are those of the two counts.
 */
export function tagCounting(counts: TagCounts): TagCounting {
  const { one, two, correlation, acceptance, luminosity } = counts;
  const [n1, n2] = [one - counts.backgroundOne, two - counts.backgroundTwo];
  const tags = n1 + 2 * n2;
  if (!(n2 > 0 && tags > 0)) {
    throw new RangeError(
      `Cannot tell the tag efficiency from ${n1} events with one tag and ${n2} with two: some with two are wanted`,
    );
  }
  const crossSection = (correlation * tags ** 2) / (4 * n2 * acceptance * luminosity);
  const tagEfficiency = (2 * n2) / (correlation * tags);
  // relative slopes with the two counts
  const spread = (slope1: number, slope2: number): number =>
    Math.sqrt(slope1 ** 2 * one + slope2 ** 2 * two);
  return {
    crossSection: {
      value: crossSection,
      error: crossSection * spread(2 / tags, 4 / tags - 1 / n2),
    },
    tagEfficiency: {
      value: tagEfficiency,
      error: tagEfficiency * spread(-1 / tags, 1 / n2 - 2 / tags),
    },
  };
}

/** C_b from simulated events with any number of tags, with one, and with two: 4 N N₂ / (N₁ + 2N₂)². */
export function tagCorrelation(all: number, one: number, two: number): number {
  return (4 * all * two) / (one + 2 * two) ** 2;
}
