import { mass, type P4 } from "./p4.ts";

/** The velocity β = p/E of a particle, in units of c. */
export function velocity({ px, py, pz, e }: P4): readonly [number, number, number] {
  return [px / e, py / e, pz / e];
}

/** The vector as seen after it has been given the velocity β: a particle at rest then moves with β. */
export function boost(p: P4, beta: readonly [number, number, number]): P4 {
  const [bx, by, bz] = beta;
  const speed = Math.hypot(bx, by, bz);
  if (!(speed < 1)) {
    throw new RangeError(`Cannot boost by the speed ${speed} c: only slower than light`);
  }
  const gamma = 1 / Math.sqrt((1 - speed) * (1 + speed));
  const along = bx * p.px + by * p.py + bz * p.pz;
  // γ²/(γ + 1) is (γ − 1)/β², without the 0/0 of a slow boost
  const push = ((gamma * gamma) / (gamma + 1)) * along + gamma * p.e;
  return {
    px: p.px + push * bx,
    py: p.py + push * by,
    pz: p.pz + push * bz,
    e: gamma * (p.e + along),
  };
}

/** The vector in the rest frame of `parent`: a lepton's direction where its Z boson stands still. */
export function toRestFrame(p: P4, parent: P4): P4 {
  const m = mass(parent);
  if (!(m > 0)) {
    throw new RangeError(`Cannot go to the rest frame of a particle of mass ${m} GeV: it has none`);
  }
  const e = (p.e * parent.e - p.px * parent.px - p.py * parent.py - p.pz * parent.pz) / m;
  const push = (p.e + e) / (parent.e + m);
  return {
    px: p.px - push * parent.px,
    py: p.py - push * parent.py,
    pz: p.pz - push * parent.pz,
    e,
  };
}
