import type { P4 } from "../../vector/index.ts";

/**
 * Aplanarity, 3/2 of the smallest eigenvalue of Σ pᵢpⱼ/Σ p²: 0 where all momenta lie in one plane, ½ where they
 * point everywhere alike (Bjorken and Brodsky, Phys. Rev. D 1 (1970) 1416).
 */
export function aplanarity(momenta: readonly P4[]): number {
  let [xx, yy, zz, xy, xz, yz] = [0, 0, 0, 0, 0, 0];
  for (const { px, py, pz } of momenta) {
    xx += px * px;
    yy += py * py;
    zz += pz * pz;
    xy += px * py;
    xz += px * pz;
    yz += py * pz;
  }
  const total = xx + yy + zz;
  if (!(total > 0)) {
    throw new RangeError("Cannot tell the aplanarity of momenta that are all zero");
  }
  const [a, b, c, d, e, f] = [xx, yy, zz, xy, xz, yz].map((x) => x / total) as Six; // six come out
  return 1.5 * smallestEigenvalue(a, b, c, d, e, f);
}

type Six = [number, number, number, number, number, number];

/** Of a symmetric matrix with trace 1, by the cosine formula (O. K. Smith, Commun. ACM 4 (1961) 168). */
function smallestEigenvalue(...[xx, yy, zz, xy, xz, yz]: Six): number {
  const mean = 1 / 3;
  const [a, b, c] = [xx - mean, yy - mean, zz - mean];
  const spread = Math.sqrt((a * a + b * b + c * c + 2 * (xy * xy + xz * xz + yz * yz)) / 6);
  if (spread === 0) return mean;
  const determinant = a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz);
  const cosine = Math.min(Math.max(determinant / (2 * spread ** 3), -1), 1);
  const angle = Math.acos(cosine) / 3;
  return Math.max(mean + 2 * spread * Math.cos(angle + (2 * Math.PI) / 3), 0);
}
