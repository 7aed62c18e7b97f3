import {
  addParticle,
  type EventRecord,
  setColour,
  setMomentum,
  status,
} from "../../../event/index.ts";
import { exp, log } from "../../portable-math.ts";
import { type CollisionOptions, collisionOf } from "../collision.ts";
import { addLeptons, drawForwardCosine, turnAway } from "../drell-yan/lepton-pair.ts";
import { type Densities, emptyDensities, fillDensities, GLUON } from "../partons/parton-beams.ts";
import { drawPartons, emptyPoint } from "../phase-space/phase-space.ts";
import { addIncoming, boostAlongBeam } from "../phase-space/two-body-kinematics.ts";
import { drawWeighted } from "../phase-space/weighted-choice.ts";
import type { Integrand } from "../process.ts";
import type { Direction } from "../top/spin-direction.ts";
import { checkMassWindow, type MassWindow, windowMap } from "./mass-window.ts";
import type { QuarkPair, VectorBoson } from "./vector-boson.ts";

/** dσ(q q̄′ → leptons) over the unit square in (m², y); the scale of the densities is m. */
export function bosonIntegrand(
  boson: VectorBoson,
  window: MassWindow,
  options: CollisionOptions,
  what: string,
): Integrand {
  const collision = collisionOf(options, window[0], what);
  const { sqrtS, logS } = collision;
  checkMassWindow(window, sqrtS);
  const table = collision.table(window, window[0] * window[0]);
  const map = windowMap(window, boson.resonance);
  const logFactor = log(collision.scaleFactor);
  const [first, second] = [emptyDensities(), emptyDensities()];
  const point = emptyPoint();
  const { pairs } = boson;
  const parts = new Float64Array(2 * pairs.length);
  const hard = new Float64Array(boson.kinds);
  let logMu = 0;
  return {
    dimensions: 2,
    density(u) {
      const jacobian = drawPartons(map, logS, u[0]!, u[1]!, point);
      logMu = logFactor + (logS + point.logX1 + point.logX2) / 2;
      fillDensities(table, point.logX1, point.logX2, logMu, first, second);
      boson.crossSections(point.s, hard);
      return jacobian * fillAnnihilation(parts, pairs, hard, first, second);
    },
    write(random, record) {
      const part = drawWeighted(random, parts);
      const pair = pairs[part >> 1]!;
      const quarkFromPlusZ = part % 2 === 0;
      const mass = Math.sqrt(point.s);
      record.scale = exp(logMu);
      const { quark, antiquark } = pair;
      if (quarkFromPlusZ) addIncoming(record, sqrtS, point, quark, antiquark);
      else addIncoming(record, sqrtS, point, antiquark, quark);
      tieAnnihilation(record);
      setMomentum(record, addParticle(record, pair.boson, status.decayed, 0), 0, 0, 0, mass);
      const isSame = random() < boson.sameHelicity(pair.kind, point.s);
      lepton.x = 0;
      lepton.y = 0;
      lepton.z = quarkFromPlusZ === isSame ? 1 : -1;
      turnAway(random, drawForwardCosine(random), lepton);
      addLeptons(record, 2, mass, pair, lepton);
      boostAlongBeam(record, 2, point.y);
    },
  };
}

const lepton: Direction = { x: 0, y: 0, z: 0 };

/** σ̂ × densities of each pair, at 2i with the quark from +z and at 2i + 1 with it from −z; returns their sum. */
export function fillAnnihilation(
  parts: Float64Array,
  pairs: readonly QuarkPair[],
  hard: Float64Array,
  first: Densities,
  second: Densities,
): number {
  let sum = 0;
  for (let i = 0; i < pairs.length; i++) {
    const { quark, antiquark, kind, share } = pairs[i]!;
    const strength = share * hard[kind]!;
    const forward = strength * first[GLUON + quark]! * second[GLUON + antiquark]!;
    const backward = strength * first[GLUON + antiquark]! * second[GLUON + quark]!;
    parts[2 * i] = forward;
    parts[2 * i + 1] = backward;
    sum += forward + backward;
  }
  return sum;
}

/** The colour of the quark is the antiquark's. */
function tieAnnihilation(record: EventRecord): void {
  const quark = record.pdg[0]! > 0 ? 0 : 1;
  setColour(record, quark, LINE, 0);
  setColour(record, 1 - quark, 0, LINE);
}

const LINE = 501;
