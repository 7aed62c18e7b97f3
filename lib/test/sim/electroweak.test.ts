import fc from "fast-check";
import { expect, test } from "vitest";
import {
  electroweak,
  fermions,
  GEV2_TO_PB,
  partialWidth,
  partonAsymmetry,
  partonCrossSection,
} from "../../sim/generator/drell-yan/electroweak.ts";

const mass = fc.double({ min: 5, max: 5000, noNaN: true });
const photonOnly = { ...electroweak, gFermi: 0 };
const zOnly = { ...electroweak, alpha: 1e-6 };

test("without the Z, σ̂ is the textbook's 4πα²e_q²/9ŝ", () => {
  fc.assert(
    fc.property(mass, (m) => {
      const point = ((4 * Math.PI * electroweak.alpha ** 2) / (9 * m * m)) * GEV2_TO_PB;
      expect(partonCrossSection("up", m, photonOnly) / ((4 / 9) * point)).toBeCloseTo(1, 12);
      expect(partonCrossSection("down", m, photonOnly) / (point / 9)).toBeCloseTo(1, 12);
      expect(Math.abs(partonAsymmetry("up", m, photonOnly))).toBe(0);
    }),
  );
});

test("at the pole, the Z alone gives σ̂ = (4π/3) Γ_q Γ_ℓ / (M² Γ²), as any resonance of spin one", () => {
  const { zMass, zWidth } = electroweak;
  for (const kind of ["up", "down"] as const) {
    // 12π/M² Γ_in Γ_out/Γ² for one colour of quarks, averaged over nine pairs of colours with three that fit
    const widths = partialWidth(fermions[kind]) * partialWidth(fermions.lepton);
    const formula = (12 * Math.PI * widths * GEV2_TO_PB) / (3 * zMass ** 2 * zWidth ** 2);
    expect(partonCrossSection(kind, zMass, zOnly) / formula).toBeCloseTo(1, 8);
  }
});

test("the asymmetries at the pole are those published for LEP and SLD (hep-ex/0509008)", () => {
  // Standard Model fit of that paper: A_FB of b 0.1037, of c 0.0742; here with one angle for all
  expect(Math.abs(partonAsymmetry("down", electroweak.zMass, zOnly) - 0.1037)).toBeLessThan(0.0015);
  expect(Math.abs(partonAsymmetry("up", electroweak.zMass, zOnly) - 0.0742)).toBeLessThan(0.0015);
});

test("the asymmetry is negative below the Z and positive above, as interference makes it", () => {
  for (const kind of ["up", "down"] as const) {
    expect(partonAsymmetry(kind, 70)).toBeLessThan(-0.2);
    expect(partonAsymmetry(kind, 110)).toBeGreaterThan(0.3);
  }
});

test("partial widths of the Z are those of the Review of Particle Physics to half a percent", () => {
  const alphaS = 0.118 / Math.PI;
  const qcd = 1 + alphaS + 1.409 * alphaS ** 2 - 12.77 * alphaS ** 3;
  const qed = ({ charge }: { charge: number }): number =>
    1 + (3 / 4) * charge ** 2 * (electroweak.alpha / Math.PI);
  const width = (name: keyof typeof fermions): number =>
    1000 * partialWidth(fermions[name]) * qed(fermions[name]);
  const [lepton, neutrino] = [width("lepton"), width("neutrino")];
  const hadrons = 3 * qcd * (2 * width("up") + 3 * width("down"));
  expect(Math.abs(lepton / 83.984 - 1)).toBeLessThan(0.005);
  expect(Math.abs((3 * neutrino) / 499 - 1)).toBeLessThan(0.01); // invisible, measured 499.0 ± 1.5 MeV
  expect(Math.abs(hadrons / 1744.4 - 1)).toBeLessThan(0.01);
  expect(Math.abs((3 * lepton + 3 * neutrino + hadrons) / 2495.5 - 1)).toBeLessThan(0.005);
});
