import { particles, type Random } from "../../../core/index.ts";
import { type EventRecord, FIRST_COLOUR_LINE as LINE, setColour } from "../../../event/index.ts";
import { exp, log } from "../../portable-math.ts";
import { beamName, type CollisionOptions, collisionOf, isRun2 } from "../collision.ts";
import { GEV2_TO_PB } from "../drell-yan/electroweak.ts";
import {
  checkPairChannel,
  type PairChannel,
  pairBranching,
  pairTitles,
} from "../drell-yan/pair-channel.ts";
import {
  type Densities,
  emptyDensities,
  fillDensities,
  GLUON,
  quarkPairs,
} from "../partons/parton-beams.ts";
import { drawPartons, emptyPoint, steepEnergy } from "../phase-space/phase-space.ts";
import { addIncoming } from "../phase-space/two-body-kinematics.ts";
import { type HardProcess, hardProcess, type Integrand, type Published } from "../process.ts";
import { addTopPair, type PairTies } from "../top/top-pair-event.ts";
import { nextOrderShares, type PairShares } from "../top/top-pair-shares.ts";
import {
  gluonSpin,
  gluonSquare,
  pureVector,
  quarkSquare,
  unpolarisedPair,
  vectorSpin,
} from "../top/top-pair-spin.ts";

export interface TtbarOptions extends CollisionOptions {
  /** Decays of the two W bosons. Default: "all". */
  channel?: PairChannel;
  /** Order at which gg and qq̄ share the rate; shapes and the sum stay leading order. Default: "lo". */
  shares?: "lo" | "nlo";
}

const MASS2: number = particles.top.mass * particles.top.mass;

/**
 * gg → tt̄ and qq̄ → tt̄ at leading order, with decays that keep the spin correlations.
 *
 * Scale of densities and αs: μ² = m_t² + pT². The cross-section is that of tops on their mass shell;
 * their Breit–Wigner masses move the momenta, not the rate.
 */
export function prepareTtbar({
  channel = "all",
  shares = "lo",
  ...collision
}: TtbarOptions = {}): HardProcess {
  checkPairChannel(channel);
  if (shares !== "lo" && shares !== "nlo") {
    throw new RangeError(`Cannot share the rate of tt̄ at order "${shares}": lo or nlo wanted`);
  }
  return hardProcess(
    {
      id: "ttbar",
      title: `${beamName(collision)} → tt̄${pairTitles[channel]}`,
      published: isRun2(collision) ? publishedAt13(channel) : undefined,
    },
    ttbarIntegrand(collision, channel, shares),
  );
}

/** dσ over the unit cube in (ŝ, y, cosθ). */
function ttbarIntegrand(
  options: CollisionOptions,
  channel: PairChannel,
  shares: "lo" | "nlo",
): Integrand {
  const { top } = particles;
  const collision = collisionOf(options, 2 * top.mass, "top pairs");
  const { sqrtS, logS, alphaS, scaleFactor } = collision;
  const sMin = 4 * MASS2;
  const table = collision.table([top.mass, sqrtS / 2], sMin);
  const energy = steepEnergy(sMin, collision.s);
  const logFactor = log(scaleFactor);
  const [first, second] = [emptyDensities(), emptyDensities()];
  const [point, spin] = [emptyPoint(), unpolarisedPair()];
  const ties: PairTies = { incoming: 1, mother: 0, colour: LINE, anticolour: LINE };
  const branching = pairBranching[channel];
  let [logMu, gluons, quarks] = [0, 0, 0];
  let factors = { gluons: 1, quarks: 1 };
  const integrand: Integrand = {
    dimensions: 3,
    density(u) {
      const jacobian = drawPartons(energy, logS, u[0]!, u[1]!, point);
      point.cosTheta = 2 * u[2]! - 1;
      const cos2 = point.cosTheta * point.cosTheta;
      const beta2 = Math.max(1 - sMin / point.s, 0);
      logMu = logFactor + log(MASS2 + (point.s / 4) * beta2 * (1 - cos2)) / 2;
      fillDensities(table, point.logX1, point.logX2, logMu, first, second);
      const g2 = 4 * Math.PI * alphaS(2 * logMu);
      // dσ̂/dcosθ = β/(32π ŝ) Σ̄|M|²; the last 2 is dcosθ/du
      const hard = (g2 * g2 * Math.sqrt(beta2)) / (32 * Math.PI * point.s);
      const common = branching * GEV2_TO_PB * hard * jacobian * 2;
      gluons = common * factors.gluons * first[GLUON]! * second[GLUON]! * gluonSquare(beta2, cos2);
      quarks = common * factors.quarks * quarkPairs(first, second) * quarkSquare(beta2, cos2);
      return gluons + quarks;
    },
    write(random, record) {
      const beta2 = Math.max(1 - sMin / point.s, 0);
      record.scale = exp(logMu);
      if (random() * (gluons + quarks) < gluons) {
        addIncoming(record, sqrtS, point, 21, 21);
        gluonSpin(beta2, point.cosTheta, spin);
        colourGluons(random, record, Math.sqrt(beta2) * point.cosTheta, ties);
      } else {
        const quark = drawQuark(random, first, second);
        addIncoming(record, sqrtS, point, quark, -quark);
        vectorSpin(pureVector, pureVector, Math.sqrt(beta2), point.cosTheta, spin);
        colourQuarks(record, quark, ties);
      }
      addTopPair(random, record, point, spin, channel, ties);
    },
  };
  if (shares === "nlo") {
    const made = sharesOf(integrand, () => gluons);
    const wanted = nextOrderShares(collision);
    factors = { gluons: wanted.gluons / made.gluons, quarks: wanted.quarks / made.quarks };
  }
  return integrand;
}

/** Shares of an integrand by the midpoint rule; `gluons` tells the gluons' part of its last density. */
function sharesOf({ density }: Integrand, gluons: () => number): PairShares {
  const u = new Float64Array(3);
  let [sum, all] = [0, 0];
  for (let i = 0; i < STEPS ** 3; i++) {
    u[0] = ((i % STEPS) + 0.5) / STEPS;
    u[1] = ((Math.floor(i / STEPS) % STEPS) + 0.5) / STEPS;
    u[2] = (Math.floor(i / STEPS ** 2) + 0.5) / STEPS;
    all += density(u);
    sum += gluons();
  }
  return { gluons: sum / all, quarks: 1 - sum / all };
}

/** Midpoints along each axis. */
const STEPS = 28;

/** The parton from +z of a quark pair, drawn in proportion to the densities. */
function drawQuark(random: Random, first: Densities, second: Densities): number {
  let left = random() * quarkPairs(first, second);
  for (let id = -5; id <= 5; id++) {
    if (id !== 0) left -= first[GLUON + id]! * second[GLUON - id]!;
    if (left < 0) return id;
  }
  return 2;
}

/**
 * The two colour flows of gg → tt̄: the top is tied to the first gluon or to the second, in proportion
 * to 1/(t̂ − m²)² and 1/(û − m²)², the squares of the two colour-ordered amplitudes.
 */
function colourGluons(random: Random, record: EventRecord, betaCos: number, ties: PairTies): void {
  const [toFirst, toSecond] = [(1 + betaCos) * (1 + betaCos), (1 - betaCos) * (1 - betaCos)];
  const topGluon = random() * (toFirst + toSecond) < toFirst ? 0 : 1;
  setColour(record, topGluon, LINE, LINE + 1);
  setColour(record, 1 - topGluon, LINE + 1, LINE + 2);
  ties.colour = LINE;
  ties.anticolour = LINE + 2;
}

/** qq̄ → g → tt̄: the quark's colour goes to the top, the antiquark's to the antitop. */
function colourQuarks(record: EventRecord, quark: number, ties: PairTies): void {
  const [q, qbar] = quark > 0 ? [0, 1] : [1, 0];
  setColour(record, q, LINE, 0);
  setColour(record, qbar, 0, LINE + 1);
  ties.colour = LINE;
  ties.anticolour = LINE + 1;
}

function publishedAt13(channel: PairChannel): Published {
  return {
    value: 831.76 * pairBranching[channel],
    source:
      "831.76 +19.8 −29.2 (scale) ± 35.1 (PDF, αs) pb at NNLO+NNLL for m_t = 172.5 GeV (Top++ 2.0, arXiv:1112.5675), × branching fractions of two W bosons (Review of Particle Physics)",
  };
}
