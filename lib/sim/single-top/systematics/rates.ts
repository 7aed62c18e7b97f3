import type { RegionId } from "../cuts.ts";
import type { Row } from "../rows.ts";
import type { SampleId } from "../samples.ts";
import type { WeightSystematic } from "./systematic.ts";

const rate = (name: string, samples: readonly SampleId[], size: number): WeightSystematic => ({
  ...{ name: `rate_${name}`, group: "rates of backgrounds", kind: "weight" },
  change: (_row, sample) => (samples.includes(sample) ? size : 0),
});

/** More of one charge than of the other. */
const chargeOf = (sample: SampleId, size: number): WeightSystematic => ({
  ...{ name: `rate_${sample}_charge`, group: "rates of backgrounds", kind: "weight" },
  change: ({ event }, of) => (of === sample ? size * event.lepton.charge : 0),
});

/** tt̄ and tW: published; W and Z with two jets and a tag: chosen, since heavy flavour is known badly. */
const rates: readonly WeightSystematic[] = [
  rate("ttbar", ["ttbar"], 0.055),
  rate("tW", ["tW"], 0.054),
  rate("W_b", ["W_b"], 0.3),
  rate("W_c", ["W_c"], 0.2),
  rate("W_light", ["W_light"], 0.2),
  rate("Z", ["Z"], 0.3),
  chargeOf("W_b", 0.02),
  chargeOf("W_c", 0.015),
  chargeOf("W_light", 0.015),
];

const controlRegion: Readonly<Record<string, RegionId>> = {
  ...{ multijet_barrel: "B-e", multijet_endcap: "EC-e", multijet_muon: "mu" },
};

/** Each sample of jets alone: its rate, its step from control to signal region, charge and shapes. All chosen. */
function ofMultijet(sample: SampleId): WeightSystematic[] {
  const made = (name: string, change: (row: Row) => number): WeightSystematic => ({
    ...{ name: `${sample}_${name}`, group: "multijet", kind: "weight" },
    change: (row, of) => (of === sample ? change(row) : 0),
  });
  const clip = (x: number): number => Math.max(-2, Math.min(2, x));
  return [
    made("rate", () => 0.5),
    made("extrapolation", ({ region }) => (region === controlRegion[sample] ? 0 : 0.2)),
    made("charge", ({ event }) => 0.03 * event.lepton.charge),
    made("w_mass", ({ features }) => 0.1 * clip((features.transverseMass - 40) / 25)),
    made("score", ({ score }) => 0.1 * clip((score - 0.4) / 0.3)),
    made("forward_jet", ({ features }) => 0.1 * clip((features.forward - 1.8) / 1.2)),
  ];
}

export const rateSystematics: readonly WeightSystematic[] = [
  ...rates,
  ...(["multijet_barrel", "multijet_endcap", "multijet_muon"] as const).flatMap(ofMultijet),
];
