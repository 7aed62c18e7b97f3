import { addParticle, status } from "../../../event/index.ts";
import { exp, log } from "../../portable-math.ts";
import { beamName, type CollisionOptions, collisionOf } from "../collision.ts";
import { GEV2_TO_PB } from "../drell-yan/electroweak.ts";
import { emptyDensities, fillDensities } from "../partons/parton-beams.ts";
import { drawAzimuth } from "../phase-space/azimuth.ts";
import { type PtBiasOptions, ptBias } from "../phase-space/pt-bias.ts";
import { checkPtMin, drawPtPoint, emptyPtPoint } from "../phase-space/pt-phase-space.ts";
import {
  addIncoming,
  boostAlongBeam,
  writeBackToBack,
} from "../phase-space/two-body-kinematics.ts";
import { drawWeighted } from "../phase-space/weighted-choice.ts";
import { type HardProcess, hardProcess, type Integrand } from "../process.ts";
import { fillChannels, isMade, type QcdFlavour, qcdChannels } from "../qcd/qcd-channels.ts";
import { tieByFlow } from "../qcd/qcd-colours.ts";
import { drawPartonsOf, emptyPartons } from "../qcd/qcd-event.ts";
import { quarkMasses } from "../quark-masses.ts";

export interface QcdOptions extends CollisionOptions, PtBiasOptions {
  /** Smallest pT of the two partons [GeV]. Default: 20. */
  ptMin?: number;
  /** All jets, or only pairs of b or c quarks made from lighter partons. Default: "all". */
  flavour?: QcdFlavour;
}

/**
 * Two jets at leading order: all massless 2 → 2 reactions of five flavours and gluons, c and b pairs
 * with their mass. No published rate: it has meaning for a given jet algorithm and cut alone.
 */
export function prepareQcd({ flavour = "all", ...options }: QcdOptions = {}): HardProcess {
  if (!Object.hasOwn(titles, flavour)) {
    throw new RangeError(`Cannot make jets of flavour "${flavour}": all, bb or cc wanted`);
  }
  const title = `${beamName(options)} → ${titles[flavour]}`;
  return hardProcess({ id: "qcd", title }, qcdIntegrand({ flavour, ...options }));
}

/**
 * dσ over the cube in (pT², Δy, y). pT² = ŝ sin²θ/4 is that of massless partons; c and b keep ŝ and θ, and have
 * up to 3 % less at 20 GeV. Scale of densities and αs: pT.
 */
export function qcdIntegrand({
  ptMin = 20,
  flavour = "all",
  biasPt = 0,
  ...options
}: QcdOptions = {}): Integrand {
  const collision = collisionOf(options, 2 * ptMin, "jets");
  checkPtMin(ptMin);
  const { sqrtS, s: sTotal, logS, alphaS } = collision;
  const ptMin2 = ptMin * ptMin;
  const bias = ptBias(biasPt, ptMin2);
  const table = collision.table([ptMin, sqrtS / 2], 4 * ptMin2);
  const logFactor = log(collision.scaleFactor);
  const [first, second] = [emptyDensities(), emptyDensities()];
  const [point, partons] = [emptyPtPoint(), emptyPartons()];
  const wanted = qcdChannels.map((channel) => isMade(channel, flavour));
  const parts = new Float64Array(qcdChannels.length);
  let logMu = 0;
  return {
    dimensions: 3,
    ...(bias && { bias: (): number => bias(point.pt2) }),
    density(u) {
      const jacobian = drawPtPoint(sTotal, logS, ptMin2, 0, 0, u, 0, point);
      if (jacobian === 0) return 0;
      logMu = logFactor + log(point.pt2) / 2;
      fillDensities(table, point.logX1, point.logX2, logMu, first, second);
      const a = alphaS(2 * logMu);
      // dσ̂/dt̂ = π αs²/ŝ² Σ̄|M|²/g⁴
      const hard = (Math.PI * a * a * GEV2_TO_PB) / (point.s * point.s);
      return jacobian * hard * fillChannels(parts, wanted, point, first, second);
    },
    write(random, record) {
      const channel = qcdChannels[drawWeighted(random, parts)]!;
      drawPartonsOf(channel, random, point, first, second, partons);
      const { ids } = partons;
      record.scale = exp(logMu);
      addIncoming(record, sqrtS, point, ids[0]!, ids[1]!);
      addParticle(record, ids[2]!, status.final, 0);
      addParticle(record, ids[3]!, status.final, 0);
      tieByFlow(record, partons.flow, partons.conjugate, partons.mirrored);
      drawAzimuth(random, angle);
      const { cosTheta } = point;
      const sine = Math.sqrt(Math.max((1 - cosTheta) * (1 + cosTheta), 0));
      const [x, y] = [sine * angle.cosPhi, sine * angle.sinPhi];
      const [m1, m2] = [massOf(ids[2]!), massOf(ids[3]!)];
      writeBackToBack(record, 2, Math.sqrt(point.s), m1, m2, x, y, cosTheta);
      boostAlongBeam(record, 2, point.y);
    },
  };
}

const angle: { cosPhi: number; sinPhi: number } = { cosPhi: 0, sinPhi: 0 };

const titles: Readonly<Record<QcdFlavour, string>> = { all: "jets", bb: "bb̄", cc: "cc̄" };

function massOf(id: number): number {
  if (Math.abs(id) === 5) return quarkMasses.b;
  return Math.abs(id) === 4 ? quarkMasses.c : 0;
}
