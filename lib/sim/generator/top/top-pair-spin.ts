/**
 * Spin state of a top pair: the coefficients of σ_i ⊗ 1, 1 ⊗ σ_i and σ_i ⊗ σ_j over that of 1 ⊗ 1.
 *
 * Axes, the same for both tops: k along the top in the pair's rest frame, r in the production plane
 * with p = cosΘ k + sinΘ r for the incoming quark or gluon p, and n across. Not listed are those that vanish at tree level.
 */
export interface TopPairSpin {
  /** Polarisation, of top and antitop alike. */
  pk: number;
  pr: number;
  /** Correlation; rk = kr. */
  kk: number;
  rr: number;
  nn: number;
  rk: number;
}

export function unpolarisedPair(): TopPairSpin {
  return { pk: 0, pr: 0, kk: 0, rr: 0, nn: 0, rk: 0 };
}

/**
 * Σ̄|M|²/g⁴ of gg → tt̄ at leading order; β = top velocity, Θ = scattering angle in the pair's rest
 * frame. Ellis, Stirling, Webber, chapter 10, written as in Y. Afik and J. de Nova, arXiv:2003.02280.
 */
export function gluonSquare(beta2: number, cos2: number): number {
  const sin2 = 1 - cos2;
  const gap = 1 - beta2 * cos2;
  const flat = 1 + 2 * beta2 * sin2 - beta2 * beta2 * (1 + sin2 * sin2);
  return ((7 + 9 * beta2 * cos2) * flat) / (48 * gap * gap);
}

/** Σ̄|M|²/g⁴ of qq̄ → tt̄ at leading order, with the same references. */
export function quarkSquare(beta2: number, cos2: number): number {
  return (2 / 9) * (2 - beta2 * (1 - cos2));
}

/** Spin state after gg → tt̄: arXiv:2003.02280, its appendix on leading-order QCD. */
export function gluonSpin(beta2: number, cosTheta: number, spin: TopPairSpin): void {
  const cos2 = cosTheta * cosTheta;
  const sin2 = 1 - cos2;
  const beta4 = beta2 * beta2;
  const hump = 1 + sin2 * sin2;
  const flat = 1 + 2 * beta2 * sin2 - beta4 * hump;
  spin.pk = 0;
  spin.pr = 0;
  spin.kk = -(1 - 2 * beta2 * sin2 * cos2 - beta4 * hump) / flat;
  spin.rr = -(1 - beta2 * (2 - beta2) * hump) / flat;
  spin.nn = -(1 - 2 * beta2 + beta4 * hump) / flat;
  spin.rk = (2 * Math.sqrt(1 - beta2) * beta2 * cosTheta * Math.sqrt(sin2) * sin2) / flat;
}

/** Vector and axial coupling of a current f̄ γ^μ (v − a γ₅) f. */
export interface Couplings {
  readonly vector: number;
  readonly axial: number;
}

/**
 * Angular factor of qq̄ → V → tt̄ through a vector boson, Σ̄|M|² = ŝ²/|ŝ − M² + …|² × this, in colour
 * singlet: (v² + a²)_q [v²(2 − β² sin²Θ) + a²β²(1 + cos²Θ)]_t + 8 (va)_q (va)_t β cosΘ, with Θ between quark and top.
 */
export function vectorSquare(
  quark: Couplings,
  top: Couplings,
  beta: number,
  cosTheta: number,
): number {
  const [v, a] = [top.vector, top.axial * beta];
  const cos2 = cosTheta * cosTheta;
  const even = v * v * (2 - beta * beta * (1 - cos2)) + a * a * (1 + cos2);
  const odd = 8 * quark.vector * quark.axial * v * a * cosTheta;
  return (quark.vector * quark.vector + quark.axial * quark.axial) * even + odd;
}

/**
 * Spin state after qq̄ → V → tt̄. A quark of helicity h leaves the tops in the triplet state
 * m = (v cosΘ − h aβ) r + i (v − h aβ cosΘ) n − v sinΘ/γ k, for which the polarisation is ∝ h i m × m* and
 * the correlation ∝ δ_ij |m|² − m_i m_j* − m_j m_i*.
 */
export function vectorSpin(
  quark: Couplings,
  top: Couplings,
  beta: number,
  cosTheta: number,
  spin: TopPairSpin,
): void {
  const [v, a] = [top.vector, top.axial * beta];
  const k = -v * Math.sqrt((1 - cosTheta) * (1 + cosTheta) * (1 - beta) * (1 + beta));
  let [norm, pk, pr, kk, rr, nn, rk] = [0, 0, 0, 0, 0, 0, 0];
  for (let h = -1; h <= 1; h += 2) {
    const coupling = quark.vector - h * quark.axial;
    const weight = coupling * coupling;
    const [r, n] = [v * cosTheta - h * a, v - h * a * cosTheta];
    norm += weight * (k * k + r * r + n * n);
    pk += weight * h * 2 * r * n;
    pr -= weight * h * 2 * k * n;
    kk += weight * (r * r + n * n - k * k);
    rr += weight * (k * k + n * n - r * r);
    nn += weight * (k * k + r * r - n * n);
    rk -= weight * 2 * r * k;
  }
  spin.pk = pk / norm;
  spin.pr = pr / norm;
  spin.kk = kk / norm;
  spin.rr = rr / norm;
  spin.nn = nn / norm;
  spin.rk = rk / norm;
}

/** Couplings of a gluon, as far as spins go: those of any vector boson without axial part. */
export const pureVector: Couplings = { vector: 1, axial: 0 };
