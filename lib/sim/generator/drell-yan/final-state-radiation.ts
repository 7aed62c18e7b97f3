import type { Random } from "../../../core/index.ts";
import { exp, log } from "../../portable-math.ts";

const ALPHA = 1 / 137.035999;

/**
 * Fraction of its energy that a lepton keeps after radiating photons along its direction.
 *
 * Leading logarithm with the soft photons exponentiated: the lost fraction z follows
 * b zᵇ⁻¹ (1 + (1 − z)²)/2 with b = (α/π)(ln(m²/m_ℓ²) − 1) (Kuraev and Fadin, Sov. J. Nucl. Phys. 41
 * (1985) 466); b = 0.029 for a muon of a Z. Photons at an angle are left out.
 */
export function energyKept(random: Random, pairMass: number, leptonMass: number): number {
  const b = (ALPHA / Math.PI) * (2 * log(pairMass / leptonMass) - 1);
  const u = random();
  const lost = u > 0 ? exp(log(u) / b) : 0;
  const kept = 1 - lost;
  return random() < (1 + kept * kept) / 2 ? kept : 1;
}
