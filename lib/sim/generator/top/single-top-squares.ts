import { particles } from "../../../core/index.ts";
import { electroweak } from "../drell-yan/electroweak.ts";

const T: number = particles.top.mass * particles.top.mass;
const W: number = particles.W.mass * particles.W.mass;

/** g²/2 of the W's coupling to a left-handed pair: 2√2 G_F M_W². */
export const W_COUPLING2: number = 2 * Math.SQRT2 * electroweak.gFermi * W;

/**
 * Σ̄|M|² of u b → d t and of d̄ b → ū t by exchange of a W, over (g²/2)², with V_tb = 1 and a massless b:
 * ŝ(ŝ − m²)/(t̂ − M_W²)² and û(û − m²)/(t̂ − M_W²)² (S. Willenbrock and D. Dicus, Phys. Rev. D 34 (1986) 155).
 */
export function exchangeSquare(quark: boolean, s: number, t: number): number {
  const u = T - s - t;
  const propagator = 1 / (W - t);
  const energies = quark ? s * (s - T) : u * (u - T);
  return energies * propagator * propagator;
}

/**
 * Σ̄|M|² of g b → t W⁻ over g_s² g²/2, with V_tb = 1 and a massless b; D = 2 p_t·p_g = m² − t̂. From the two
 * diagrams by traces; agrees with explicit Dirac matrices (`test/reference/top-matrix-elements.py`).
 */
export function associatedSquare(s: number, d: number): number {
  const gap = W - T;
  const bracket = s / d + d / s + 2 * gap * (gap / (s * d) + 1 / s + T / (d * d) - 1 / d);
  return ((2 * W + T) * bracket - 2 * T) / (12 * W);
}
