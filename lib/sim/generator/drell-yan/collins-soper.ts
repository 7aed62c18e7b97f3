/** Momentum components of the two leptons, one entry per event, in GeV; lepton 1 is the ℓ⁻. */
export interface LeptonColumns {
  readonly px1: Float64Array;
  readonly py1: Float64Array;
  readonly pz1: Float64Array;
  readonly e1: Float64Array;
  readonly px2: Float64Array;
  readonly py2: Float64Array;
  readonly pz2: Float64Array;
  readonly e2: Float64Array;
}

/** Room for the leptons of `n` events. */
export function leptonColumns(n: number): LeptonColumns {
  const column = (): Float64Array => new Float64Array(n);
  return {
    ...{ px1: column(), py1: column(), pz1: column(), e1: column() },
    ...{ px2: column(), py2: column(), pz2: column(), e2: column() },
  };
}

/** The pair: mass, pT [GeV], eʸ, and the cosine and sine of its azimuth. */
export interface PairMotion {
  mass: number;
  pt: number;
  expY: number;
  cosPhi: number;
  sinPhi: number;
}

/** Direction of the ℓ⁻ in the Collins–Soper frame. */
export interface DecayDirection {
  cosTheta: number;
  cosPhi: number;
  sinPhi: number;
}

/**
 * Writes the two leptons of event `i`, back to back in the Collins–Soper frame and boosted to the lab.
 *
 * That frame (Phys. Rev. D 16 (1977) 2219) is reached from the lab by a boost along the beam to
 * y = 0 and then one along pT; there its z axis is the beam axis and its x axis lies along pT.
 */
export function writeDecay(
  columns: LeptonColumns,
  i: number,
  leptonMass: number,
  pair: PairMotion,
  direction: DecayDirection,
): void {
  const e = pair.mass / 2;
  const p = Math.sqrt((e - leptonMass) * (e + leptonMass));
  const pSinTheta = p * Math.sqrt((1 - direction.cosTheta) * (1 + direction.cosTheta));
  const [x, y, z] = [
    pSinTheta * direction.cosPhi,
    pSinTheta * direction.sinPhi,
    p * direction.cosTheta,
  ];
  const gammaBeta = pair.pt / pair.mass;
  const gamma = Math.sqrt(1 + gammaBeta * gammaBeta);
  const coshY = (pair.expY + 1 / pair.expY) / 2;
  const sinhY = (pair.expY - 1 / pair.expY) / 2;
  const { cosPhi, sinPhi } = pair;

  const along1 = gamma * x + gammaBeta * e;
  const energy1 = gamma * e + gammaBeta * x;
  columns.px1[i] = along1 * cosPhi - y * sinPhi;
  columns.py1[i] = along1 * sinPhi + y * cosPhi;
  columns.pz1[i] = coshY * z + sinhY * energy1;
  columns.e1[i] = coshY * energy1 + sinhY * z;

  const along2 = gammaBeta * e - gamma * x;
  const energy2 = gamma * e - gammaBeta * x;
  columns.px2[i] = along2 * cosPhi + y * sinPhi;
  columns.py2[i] = along2 * sinPhi - y * cosPhi;
  columns.pz2[i] = sinhY * energy2 - coshY * z;
  columns.e2[i] = coshY * energy2 - sinhY * z;
}

/**
 * cosθ* of the ℓ⁻ in the Collins–Soper frame, from the lab momenta of ℓ⁻ (1) and ℓ⁺ (2).
 *
 * The z axis points along the first beam. At a pp collider the quark's side is not known: experiments
 * multiply by the sign of the pair's pz, since the faster parton is more often the quark.
 */
export function collinsSoperCosine(columns: LeptonColumns, i: number): number {
  const { px1, py1, pz1, e1, px2, py2, pz2, e2 } = columns;
  const [qx, qy, qz, qe] = [
    px1[i]! + px2[i]!,
    py1[i]! + py2[i]!,
    pz1[i]! + pz2[i]!,
    e1[i]! + e2[i]!,
  ];
  const pt2 = qx * qx + qy * qy;
  const m2 = (qe - qz) * (qe + qz) - pt2;
  const cross = (e1[i]! + pz1[i]!) * (e2[i]! - pz2[i]!) - (e1[i]! - pz1[i]!) * (e2[i]! + pz2[i]!);
  return cross / Math.sqrt(m2 * (m2 + pt2));
}
