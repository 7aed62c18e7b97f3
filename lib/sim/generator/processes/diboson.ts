import { beamName, type CollisionOptions, isRun2 } from "../collision.ts";
import { type ChannelOf, dibosonDecays } from "../dibosons/diboson-channels.ts";
import type { BosonPairId } from "../dibosons/diboson-couplings.ts";
import { dibosonIntegrand } from "../dibosons/diboson-integrand.ts";
import { type HardProcess, hardProcess, type Published } from "../process.ts";

export interface DibosonOptions<Id extends BosonPairId> extends CollisionOptions {
  /** Decays of the two bosons. Default: "all". */
  channel?: ChannelOf[Id];
}

/**
 * WW, WZ or ZZ from quarks at leading order, both bosons near their mass shell, with the full spin
 * correlations of their decays. Left out: photons in the place of a Z, diagrams with one boson, gg → WW, ZZ.
 */
export function prepareDiboson<Id extends BosonPairId>(
  id: Id,
  { channel = "all", ...collision }: DibosonOptions<Id> = {},
): HardProcess {
  const decays = dibosonDecays(id, channel);
  const { value, source } = published[id];
  return hardProcess(
    {
      id,
      title: `${beamName(collision)} → ${symbols[id]}${decays.symbols}`,
      published: isRun2(collision)
        ? { value: value * decays.branching, source: `${source}, × branching fractions (RPP)` }
        : undefined,
    },
    dibosonIntegrand(id, decays, collision),
  );
}

const symbols: Readonly<Record<BosonPairId, string>> = { ww: "W⁺W⁻", wz: "W±Z", zz: "ZZ" };

const published: Readonly<Record<BosonPairId, Published>> = {
  ww: {
    value: 118.7,
    source: "118.7 +2.5 −2.2 % pb at NNLO, 13 TeV (T. Gehrmann et al., arXiv:1408.5243)",
  },
  wz: {
    value: 48.09,
    source:
      "measured: 48.09 +2.98 −2.78 pb at 13 TeV with the Z in 60–120 GeV (CMS, arXiv:1901.03428)",
  },
  zz: {
    value: 16.91,
    source: "16.91 +3.2 −2.4 % pb at NNLO, 13 TeV (F. Cascioli et al., arXiv:1405.2219)",
  },
};
