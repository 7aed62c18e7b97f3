import { type EventTable, jagged } from "../../event/index.ts";
import { fromPtEtaPhiM, type P4 } from "../../vector/index.ts";

/** One jet as it was measured: its four-vector too, so that it can be added to others. GeV. */
export interface Jet extends P4 {
  readonly pt: number;
  readonly eta: number;
  readonly phi: number;
  readonly m: number;
  /** How many working points of the b-tagger it passes, from 0 to 4. */
  readonly btag: number;
}

/** The jets of every event, hardest first. */
export function jetsOf(events: EventTable): Jet[][] {
  const { offsets, values: pt } = jagged(events, "jet_pt");
  const [eta, phi, m, btag] = ["jet_eta", "jet_phi", "jet_m", "jet_btag"].map(
    (name) => jagged(events, name).values,
  ) as [Float64Array, Float64Array, Float64Array, Float64Array]; // one for each name
  const jet = (i: number): Jet => {
    const measured = { pt: pt[i]!, eta: eta[i]!, phi: phi[i]!, m: m[i]! };
    const p4 = fromPtEtaPhiM(measured.pt, measured.eta, measured.phi, measured.m);
    return { ...measured, ...p4, btag: btag[i]! };
  };
  return Array.from({ length: events.nEvents }, (_, event) => {
    const [from, to] = [offsets[event]!, offsets[event + 1]!];
    return Array.from({ length: to - from }, (_, k) => jet(from + k));
  });
}
