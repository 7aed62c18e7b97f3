import { expect, test } from "vitest";
import { particles } from "../../../core/index.ts";
import { type EventTable, filter, map } from "../../../event/index.ts";
import { hist1d, regular } from "../../../hist/index.ts";
import { ownCollisions } from "../../../sim/own/index.ts";
import { momentumScale } from "../../../sim/own/own-collisions.ts";
import { fitPeak } from "../../../stats/index.ts";
import { fromPtEtaPhiM, mass, sum } from "../../../vector/index.ts";

const masses = (events: EventTable): Float64Array => {
  const muon = ({ pt, eta, phi }: Record<"pt" | "eta" | "phi", number>) =>
    fromPtEtaPhiM(pt, eta, phi, particles.muon.mass);
  return map(events, (pair) => {
    const first = { pt: pair["pt1"]!, eta: pair["eta1"]!, phi: pair["phi1"]! };
    const second = { pt: pair["pt2"]!, eta: pair["eta2"]!, phi: pair["phi2"]! };
    return mass(sum(muon(first), muon(second)));
  });
};

async function jpsiMass(seed: number) {
  const { events } = await ownCollisions("cms-jpsi-mumu", seed);
  const peak = hist1d(regular(80, 2.9, 3.3), masses(events));
  return fitPeak(peak, { shape: "double-gauss", background: "exponential" }).parameters.mass;
}

async function zMass(seed: number) {
  const { events } = await ownCollisions("cms-z-mumu", seed);
  const good = filter(
    events,
    (pair) =>
      Math.min(pair["pt1"]!, pair["pt2"]!) > 25 &&
      Math.max(Math.abs(pair["eta1"]!), Math.abs(pair["eta2"]!)) < 2.1,
  );
  return fitPeak(hist1d(regular(80, 70, 110), masses(good)), {
    ...{ shape: "breit-wigner-gauss", background: "constant", tail: "radiative" },
    fixed: { width: particles.Z.width },
  }).parameters.mass;
}

test.each([2, 17, 2026, 276_451_656_908_370])(
  "student %d finds the scale of their own detector with the J/ψ, and with it the mass of the Z",
  async (seed) => {
    const [published, jpsi, z] = [await jpsiMass(1), await jpsiMass(seed), await zMass(seed)];
    const found = jpsi.value / published.value;
    // Four fifths of the pairs are in both, so the two fits differ by about half an uncertainty.
    expect(Math.abs(found - momentumScale(seed))).toBeLessThan((3 * jpsi.error) / jpsi.value);
    const calibrated = z.value / (jpsi.value / particles.jpsi.mass);
    expect(Math.abs(calibrated - particles.Z.mass)).toBeLessThan(0.3); // 0.1 GeV is the model's, docs/decisions.md
  },
  60_000,
);
