import type { Spectrum } from "./spectrum.ts";

const gev = Array.from({ length: 15 }, (_, i) => i);
const jpsi = { source: "LHCb, arXiv:1509.00771 (HEPData 70048, tables 4 and 5)", sqrtS: 13_000 };

/** dσ/dpT of J/ψ with 2 < y < 4.5. Uncertainty: 6–7 % in print, most of it common to all bins; 6.5 % here. */
export const lhcbJpsi: readonly Spectrum[] = [
  rates(
    "J/ψ, prompt",
    [2177, 4226, 3548, 2251, 1273, 703.7, 376.8, 199.7, 113.8, 66.5, 39.9, 25.1, 15.4, 10.1],
  ),
  rates(
    "J/ψ from b",
    [219.4, 509.2, 507.6, 367.6, 242.7, 146.3, 94.6, 57.7, 35.8, 25.5, 17, 12.1, 8.1, 5.9],
  ),
];

/** dσ/dpT of φ with 2.44 < y < 4.06, uncertainties in quadrature; as in the reference data of Rivet's LHCB_2011_I919315, table 7. */
export const lhcbPhi: readonly Spectrum[] = [
  {
    title: "φ",
    ...{ source: "LHCb, arXiv:1107.3935", sqrtS: 7000, unit: "mb/GeV", y: [2.44, 4.06] },
    edges: [0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2, 2.4, 2.8, 3.2, 4, 5],
    value: [
      1.8235, 1.529, 1.2623, 1.0047, 0.7704, 0.5901, 0.4477, 0.2894, 0.1623, 0.096, 0.0467, 0.0161,
    ],
    down: [
      0.2107, 0.166, 0.1319, 0.1049, 0.0804, 0.0617, 0.0468, 0.0301, 0.017, 0.0101, 0.00488, 0.0018,
    ],
    up: [
      0.2074, 0.1689, 0.1371, 0.1101, 0.085, 0.065, 0.0488, 0.031, 0.0173, 0.0104, 0.00512, 0.00191,
    ],
  },
];

function rates(title: string, value: readonly number[]): Spectrum {
  const error = value.map((rate) => 0.065 * rate);
  return { title, ...jpsi, unit: "nb/GeV", y: [2, 4.5], edges: gev, value, down: error, up: error };
}
