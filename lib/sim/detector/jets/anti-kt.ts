import type { P4 } from "../../../vector/index.ts";
import { fewJets } from "./few-jets.ts";
import { manyJets } from "./many-jets.ts";

/** The particles of one event as columns [GeV]. */
export interface ParticleColumns {
  readonly px: ArrayLike<number>;
  readonly py: ArrayLike<number>;
  readonly pz: ArrayLike<number>;
  readonly e: ArrayLike<number>;
}

/** A jet: the sum of its particles, and where they are in what was clustered. */
export interface AntiKtJet extends P4 {
  readonly particles: readonly number[];
}

export interface AntiKtOptions {
  /** Distance R in rapidity and azimuth. Default: 0.4. */
  radius?: number;
  /** Jets with less transverse momentum [GeV] are left out. Default: 0. */
  ptMin?: number;
}

/** Up to so many particles, looking at all pairs is faster than sorting them into tiles. */
const FEW = 40;

/**
 * The anti-kT jets of one event (Cacciari, Salam and Soyez, arXiv:0802.1189), hardest first: the same as FastJet's
 * with the E-scheme. Takes four-vectors, or columns of px, py, pz and E.
 */
export function antiKt(
  particles: readonly P4[] | ParticleColumns,
  { radius = 0.4, ptMin = 0 }: AntiKtOptions = {},
): AntiKtJet[] {
  if (!(radius > 0 && ptMin >= 0)) {
    const met = `R = ${radius} above ${ptMin} GeV`;
    throw new RangeError(`Cannot cluster with ${met}: a positive R and a pT from 0 up are wanted`);
  }
  const { px, py, pz, e } = "px" in particles ? particles : columnsOf(particles);
  const n = px.length;
  const finder = (n > FEW ? manyJets : fewJets)(radius, ptMin, n);
  const count = finder.cluster(n, px, py, pz, e);
  const parts: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < n; i++) parts[finder.jetOf[i]!]?.push(i);
  return parts.map((list, jet) => {
    const momentum = { px: finder.px[jet]!, py: finder.py[jet]!, pz: finder.pz[jet]! };
    return { ...momentum, e: finder.e[jet]!, particles: list };
  });
}

function columnsOf(particles: readonly P4[]): ParticleColumns {
  return {
    px: particles.map(({ px }) => px),
    py: particles.map(({ py }) => py),
    pz: particles.map(({ pz }) => pz),
    e: particles.map(({ e }) => e),
  };
}
