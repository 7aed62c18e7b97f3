/** Pole masses of the heavier quarks in GeV (Review of Particle Physics, Quark Masses); u, d and s have none. */
export const quarkMasses: { readonly c: number; readonly b: number } = { c: 1.67, b: 4.78 };
