import type { RegionId } from "../cuts.ts";
import type { Row } from "../rows.ts";
import type { SampleId } from "../samples.ts";
import type { WeightSystematic } from "./systematic.ts";

/** Processes that are modelled alike: t and t̄ share their theory. */
const families: Readonly<Record<string, readonly SampleId[]>> = {
  t: ["t", "tbar"],
  ...{ ttbar: ["ttbar"], tW: ["tW"], W_b: ["W_b"], W_c: ["W_c"], W_light: ["W_light"], Z: ["Z"] },
};

interface Tilt {
  readonly name: string;
  readonly of: (row: Row) => number;
  readonly centre: number;
  readonly width: number;
}

/** Quantities whose distribution may be tilted: more events on one side, fewer on the other. */
const tilts: readonly Tilt[] = [
  { name: "forward_jet", of: ({ features }) => features.forward, centre: 1.8, width: 1.2 },
  { name: "top_mass", of: ({ features }) => features.topMass, centre: 200, width: 60 },
  { name: "jet_mass", of: ({ features }) => features.jetMass, centre: 150, width: 80 },
  { name: "polarisation", of: ({ features }) => features.cosine, centre: 0, width: 0.6 },
  { name: "w_mass", of: ({ features }) => features.transverseMass, centre: 75, width: 25 },
  { name: "lepton_pt", of: ({ event }) => event.lepton.pt, centre: 50, width: 20 },
  { name: "tagged_pt", of: ({ tagged }) => tagged.pt, centre: 60, width: 30 },
  { name: "score", of: ({ score }) => score, centre: 0.5, width: 0.3 },
];

/** How much events one width away change, by family: the better a process is understood, the less. */
const tiltSizes: Readonly<Record<string, number>> = {
  ...{ t: 0.012, ttbar: 0.015, tW: 0.03, W_b: 0.04, W_c: 0.03, W_light: 0.03, Z: 0.05 },
};

/** Rates after the selection may be off, for one reason in all regions, or in each kind of region for its own. */
const acceptances: readonly {
  readonly name: string;
  readonly isByRegion: boolean;
  readonly size: Readonly<Record<string, number>>;
}[] = [
  {
    ...{ name: "scale", isByRegion: false },
    size: { t: 0.015, ttbar: 0.02, tW: 0.03, W_b: 0.05, W_c: 0.05, W_light: 0.05, Z: 0.05 },
  },
  {
    ...{ name: "radiation", isByRegion: false },
    size: { t: 0.03, ttbar: 0.04, tW: 0.05, W_b: 0.04, W_c: 0.04, W_light: 0.04, Z: 0.05 },
  },
  {
    ...{ name: "shower", isByRegion: true },
    size: { t: 0.045, ttbar: 0.03, tW: 0.04, W_b: 0.06, W_c: 0.05, W_light: 0.05, Z: 0.1 },
  },
  {
    ...{ name: "generator", isByRegion: true },
    size: { t: 0.025, ttbar: 0.03, tW: 0.04, W_b: 0.05, W_c: 0.05, W_light: 0.05, Z: 0.1 },
  },
];

const kindsOfRegion: Readonly<Record<RegionId, string>> = {
  ...{ SR: "signal", "B-e": "electron", "EC-e": "electron", mu: "muon" },
};

const clip = (x: number): number => Math.max(-2, Math.min(2, x));

function ofFamily([family, samples]: [string, readonly SampleId[]]): WeightSystematic[] {
  const made = (name: string, change: (row: Row) => number): WeightSystematic => ({
    name: `model_${family}_${name}`,
    group: family === "t" ? "modelling of t" : "modelling of backgrounds",
    kind: "weight",
    change: (row, sample) => (samples.includes(sample) ? change(row) : 0),
  });
  const tilted = tilts.map(({ name, of, centre, width }) =>
    made(`tilt_${name}`, (row) => tiltSizes[family]! * clip((of(row) - centre) / width)),
  );
  const rates = acceptances.flatMap(({ name, isByRegion, size }) =>
    isByRegion
      ? [...new Set(Object.values(kindsOfRegion))].map((kind) =>
          made(`${name}_${kind}`, ({ region }) =>
            kindsOfRegion[region] === kind ? size[family]! : 0,
          ),
        )
      : [made(name, () => size[family]!)],
  );
  return [...tilted, ...rates];
}

/** How processes look beyond leading order: shapes and rates after the cuts. Names and sizes are invented for teaching. */
export const modellingSystematics: readonly WeightSystematic[] =
  Object.entries(families).flatMap(ofFamily);
