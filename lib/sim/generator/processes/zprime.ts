import { particles } from "../../../core/index.ts";
import {
  addParticle,
  FIRST_COLOUR_LINE as LINE,
  setColour,
  setMomentum,
  status,
} from "../../../event/index.ts";
import { log } from "../../portable-math.ts";
import { beamName, type CollisionOptions, collisionOf } from "../collision.ts";
import { GEV2_TO_PB } from "../drell-yan/electroweak.ts";
import {
  checkPairChannel,
  type PairChannel,
  pairBranching,
  pairTitles,
} from "../drell-yan/pair-channel.ts";
import { type Densities, emptyDensities, fillDensities, GLUON } from "../partons/parton-beams.ts";
import {
  drawPartons,
  emptyPoint,
  mixedEnergy,
  resonantEnergy,
  steepEnergy,
} from "../phase-space/phase-space.ts";
import { addIncoming } from "../phase-space/two-body-kinematics.ts";
import { drawWeighted } from "../phase-space/weighted-choice.ts";
import { type HardProcess, hardProcess, type Integrand } from "../process.ts";
import { addTopPair, type PairTies } from "../top/top-pair-event.ts";
import { type Couplings, unpolarisedPair, vectorSpin, vectorSquare } from "../top/top-pair-spin.ts";
import { type Zprime, type ZprimeModel, zprimeOf } from "../top/zprime-model.ts";

export interface ZprimeOptions extends CollisionOptions {
  /** In GeV. Default: 1000. */
  mass?: number;
  /** Γ in GeV. Default: 1.2 % of the mass for "topcolour", what the couplings give for others. */
  width?: number;
  /** Default: "topcolour". */
  model?: ZprimeModel;
  /** Decays of the two W bosons. Default: "all". */
  channel?: PairChannel;
}

/**
 * qq̄ → Z′ → tt̄ at leading order, with the spin state that the couplings give. The scale of the
 * densities is √ŝ, the width runs with ŝ. Interference with γ, Z → tt̄ is left out; with gluons there is none.
 */
export function prepareZprime({
  mass = 1000,
  width,
  model = "topcolour",
  channel = "all",
  ...collision
}: ZprimeOptions = {}): HardProcess {
  checkPairChannel(channel);
  checkZprime(mass, width);
  const zprime = zprimeOf(mass, width, model);
  return hardProcess(
    {
      id: "zprime",
      title: `${beamName(collision)} → Z′(${mass} GeV, Γ = ${Number(zprime.width.toPrecision(3))} GeV) → tt̄${pairTitles[channel]}`,
    },
    zprimeIntegrand(zprime, collision, channel),
  );
}

/** dσ over the unit cube in (ŝ, y, cosθ). */
function zprimeIntegrand(
  { mass, width, couplings }: Zprime,
  options: CollisionOptions,
  channel: PairChannel,
): Integrand {
  const m = particles.top.mass;
  const collision = collisionOf(options, Math.max(2 * m, mass), `a Z′ of ${mass} GeV`);
  const { sqrtS, logS, scaleFactor } = collision;
  const sMin = 4 * m * m;
  const table = collision.table([2 * m, sqrtS], sMin);
  const peak = resonantEnergy(sMin, collision.s, mass, width);
  const energy = mixedEnergy(peak, steepEnergy(sMin, collision.s), PEAK_SHARE);
  const logFactor = log(scaleFactor);
  const [first, second] = [emptyDensities(), emptyDensities()];
  const [point, spin] = [emptyPoint(), unpolarisedPair()];
  const quarks = [1, 2, 3, 4, 5].map((id) => couplings[id as 1 | 2 | 3 | 4 | 5]);
  const parts = new Float64Array(2 * GLUON + 1); // by the parton from +z, as in Densities
  const ties: PairTies = { incoming: 1, mother: 2, colour: LINE + 1, anticolour: LINE + 1 };
  const branching = pairBranching[channel];
  return {
    dimensions: 3,
    density(u) {
      const jacobian = drawPartons(energy, logS, u[0]!, u[1]!, point);
      point.cosTheta = 2 * u[2]! - 1;
      const { s } = point;
      const beta = Math.sqrt(Math.max(1 - sMin / s, 0));
      fillDensities(table, point.logX1, point.logX2, logFactor + log(s) / 2, first, second);
      const [off, onShell] = [s - mass * mass, (s * width) / mass];
      // Σ̄|M|² = ŝ² × angular factor/((ŝ − M²)² + ŝ²Γ²/M²), dσ̂/dcosθ = β/(32π ŝ) Σ̄|M|²; the last 2 is dcosθ/du
      const hard = (beta * s) / (32 * Math.PI * (off * off + onShell * onShell));
      const sum = fillParts(parts, first, second, quarks, couplings[6], beta, point.cosTheta);
      return branching * GEV2_TO_PB * hard * jacobian * 2 * sum;
    },
    write(random, record) {
      const id = drawWeighted(random, parts) - GLUON;
      const sign = id > 0 ? 1 : -1;
      record.scale = scaleFactor * Math.sqrt(point.s);
      addIncoming(record, sqrtS, point, id, -id);
      setColour(record, sign > 0 ? 0 : 1, LINE, 0);
      setColour(record, sign > 0 ? 1 : 0, 0, LINE);
      const zprime = addParticle(record, 32, status.decayed, 0);
      const [e1, e2] = [record.e[0]!, record.e[1]!];
      setMomentum(record, zprime, 0, 0, e1 - e2, e1 + e2);
      const beta = Math.sqrt(Math.max(1 - sMin / point.s, 0));
      vectorSpin(quarks[sign * id - 1]!, couplings[6], beta, sign * point.cosTheta, spin);
      ties.incoming = sign;
      addTopPair(random, record, point, spin, channel, ties);
    },
  };
}

/** Part of the points that are drawn from the peak; the others look after its tail, which parton densities lift at low ŝ. */
const PEAK_SHARE = 0.85;

/** Densities × angular factor for each parton from +z; returns their sum. */
function fillParts(
  parts: Float64Array,
  first: Densities,
  second: Densities,
  quarks: readonly Couplings[],
  top: Couplings,
  beta: number,
  cosTheta: number,
): number {
  let sum = 0;
  for (let flavour = 1; flavour <= 5; flavour++) {
    const quark = quarks[flavour - 1]!;
    for (let sign = -1; sign <= 1; sign += 2) {
      const id = sign * flavour;
      const pairs = first[GLUON + id]! * second[GLUON - id]!;
      const part = pairs * vectorSquare(quark, top, beta, sign * cosTheta);
      parts[GLUON + id] = part;
      sum += part;
    }
  }
  return sum;
}

function checkZprime(mass: number, width: number | undefined): void {
  const threshold = 2 * particles.top.mass;
  if (!(mass > threshold && mass <= 1e5)) {
    throw new RangeError(
      `Cannot make a Z′ of ${mass} GeV: it must be heavier than two tops, ${Math.ceil(threshold)} GeV, and below 10⁵ GeV`,
    );
  }
  if (width !== undefined && !(width >= 1e-3 && width <= mass)) {
    throw new RangeError(
      `Cannot make a Z′ of width ${width} GeV: 0.001 GeV up to its mass are wanted`,
    );
  }
}
