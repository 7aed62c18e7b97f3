import type { ChargedLepton, WCharge } from "./vector-boson.ts";

/** Leptons and W bosons as they are written in titles. */
export const leptonSymbols: Readonly<Record<ChargedLepton, string>> = {
  electron: "e",
  muon: "μ",
  tau: "τ",
};

export const chargeSigns: Readonly<Record<WCharge, string>> = { both: "", plus: "⁺", minus: "⁻" };
