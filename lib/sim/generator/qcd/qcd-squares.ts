/*
 * Σ̄|M|²/g⁴ of two massless partons into two, averaged over what comes in, summed over what goes out
 * (B. L. Combridge, J. Kripfganz and J. Ranft, Phys. Lett. B 70 (1977) 234; Ellis, Stirling, Webber,
 * table 7.1). Where colour can flow in more than one way the square is a sum of parts, one for each.
 */

/** q q′ → q q′, by exchange of a gluon alone. */
export function scatterSquare(s: number, t: number, u: number): number {
  return ((4 / 9) * (s * s + u * u)) / (t * t);
}

/** q q̄ → q′ q̄′, through a gluon. */
export function annihilateSquare(s: number, t: number, u: number): number {
  return ((4 / 9) * (t * t + u * u)) / (s * s);
}

/** q q → q q, not yet halved for two alike. */
export function identicalSquare(s: number, t: number, u: number): number {
  return scatterSquare(s, t, u) + scatterSquare(s, u, t) - ((8 / 27) * s * s) / (t * u);
}

/** q q̄ → q q̄ of one flavour. */
export function bhabhaSquare(s: number, t: number, u: number): number {
  return scatterSquare(s, t, u) + annihilateSquare(s, t, u) - ((8 / 27) * u * u) / (s * t);
}

/** Part of q q̄ → g g and g g → q q̄ where the first outgoing parton takes its colour from the first incoming one. */
export function orderedPair(s: number, t: number, u: number): number {
  return u / t - (9 / 4) * ((u * u) / (s * s));
}

/** q q̄ → g g, not yet halved: both orders × 32/27. */
export function toGluonsSquare(s: number, t: number, u: number): number {
  return (32 / 27) * (orderedPair(s, t, u) + orderedPair(s, u, t));
}

/** g g → q q̄: both orders × 1/6. */
export function fromGluonsSquare(s: number, t: number, u: number): number {
  return (orderedPair(s, t, u) + orderedPair(s, u, t)) / 6;
}

/** Part of q g → q g where the colours of quark and gluon annihilate, or the outgoing gluon takes the quark's. */
export function comptonPart(s: number, t: number, u: number): number {
  return (u * u) / (t * t) - (4 / 9) * (u / s);
}

/** q g → q g, t̂ from quark to quark: the part above, and the same with ŝ and û exchanged. */
export function comptonSquare(s: number, t: number, u: number): number {
  return comptonPart(s, t, u) + comptonPart(u, t, s);
}

/** Part of g g → g g for the cyclic order in which ŝ and t̂ have poles. */
export function gluonOrder(s: number, t: number): number {
  const r = s / t;
  const sum = r + 1 + 1 / r;
  return (9 / 4) * sum * sum;
}

/** g g → g g, not yet halved: the three orders. */
export function fourGluonSquare(s: number, t: number, u: number): number {
  return gluonOrder(s, t) + gluonOrder(s, u) + gluonOrder(t, u);
}
