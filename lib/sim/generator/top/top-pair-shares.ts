import { particles } from "../../../core/index.ts";
import { log } from "../../portable-math.ts";
import type { Collision } from "../collision.ts";
import { emptyDensities, fillDensities, GLUON, quarkPairs } from "../partons/parton-beams.ts";
import { drawPartons, emptyPoint, steepEnergy } from "../phase-space/phase-space.ts";
import { leadingScaling, nextScaling, type ScalingFunctions } from "./top-pair-scaling.ts";

/** Of what tt̄ are made, together one. */
export interface PairShares {
  readonly gluons: number;
  readonly quarks: number;
}

const STEPS = 96;

/**
 * Shares of gg and qq̄ in σ(tt̄) at next-to-leading order, at μ = m_t, by the midpoint rule. What a gluon and
 * a quark make together, 1 %, belongs to neither and is left out.
 */
export function nextOrderShares(collision: Collision): PairShares {
  const mass = particles.top.mass;
  const { alphaS, scaleFactor, s, logS } = collision;
  const sMin = 4 * mass * mass;
  const table = collision.table([mass / scaleFactor, mass / scaleFactor], sMin);
  const energy = steepEnergy(sMin, s);
  const [first, second, point] = [emptyDensities(), emptyDensities(), emptyPoint()];
  const [leading, next] = [emptyScaling(), emptyScaling()];
  const logMu = log(mass);
  const a = alphaS(2 * logMu);
  let [gluons, quarks] = [0, 0];
  for (let i = 0; i < STEPS * STEPS; i++) {
    const [u0, u1] = [((i % STEPS) + 0.5) / STEPS, (Math.floor(i / STEPS) + 0.5) / STEPS];
    const jacobian = drawPartons(energy, logS, u0, u1, point);
    fillDensities(table, point.logX1, point.logX2, logMu, first, second);
    leadingScaling(sMin / point.s, leading);
    nextScaling(sMin / point.s, next);
    const pairs = first[GLUON]! * second[GLUON]!;
    gluons += jacobian * pairs * (leading.gluons + a * next.gluons);
    quarks += jacobian * quarkPairs(first, second) * (leading.quarks + a * next.quarks);
  }
  return { gluons: gluons / (gluons + quarks), quarks: quarks / (gluons + quarks) };
}

function emptyScaling(): ScalingFunctions {
  return { gluons: 0, quarks: 0, mixed: 0 };
}
