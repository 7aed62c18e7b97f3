import { type CrossSectionOptions, crossSectionAnalysis } from "./analysis-text.ts";

export interface OpenDataOptions extends Pick<CrossSectionOptions, "hasSimulation" | "tagScale"> {
  /** Which of the four parts of the data. Default: the first, the smallest. */
  readonly periods?: readonly OpenDataPeriod[];
}

/** Parts of the data of 2016 that ATLAS has published for education. */
export type OpenDataPeriod = "A" | "B" | "C" | "D";

/** [1/pb]: 10 fb⁻¹ together, as the examples of ATLAS Open Data give them. */
const luminosities: Readonly<Record<OpenDataPeriod, number>> = {
  A: 500,
  B: 1900,
  C: 2900,
  D: 4700,
};

/** What stands for the samples of ours: numbers and names of ATLAS's samples, each with a cross-section of its own. */
const simulated: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zee: { zee: "mc_361106.Zee" },
  zmumu: { zmumu: "mc_361107.Zmumu" },
  ttbar: { ttbar: "mc_410000.ttbar_lep" },
  tw: { tw: "mc_410013.single_top_wtchan", twbar: "mc_410014.single_antitop_wtchan" },
  ztautau: { ztautau: "mc_361108.Ztautau" },
  ww: { ww: "mc_363492.llvv" },
  lepjets: {}, // fakes have no sample there
};

/**
 * The analysis of module 04 on ATLAS's open data of 2020 with exactly two leptons (CERN Open Data, record 15007;
 * ATL-OREACH-PUB-2020-001), in YAML: the same objects, cuts and regions, other files.
 */
export function openDataAnalysis({ periods = ["A"], ...options }: OpenDataOptions = {}): string {
  const luminosity = periods.reduce((sum, period) => sum + luminosities[period], 0);
  const data = periods.map((period) => fileOf(`data_${period}`)).join(", ");
  return crossSectionAnalysis(options)
    .replace("value: 3200", `value: ${luminosity}`)
    .replace("data.parquet", `[${data}]`)
    .replace(/^ {2}(\w+): \{ files: \w+\.parquet,(.*)\n/gm, (_, name: string, rest: string) =>
      Object.entries(simulated[name] ?? {})
        .map(([sample, file]) => `  ${sample}: { files: ${fileOf(file)},${rest}\n`)
        .join(""),
    )
    .replaceAll("crossSection: published", "crossSection: generated") // as these files call theirs
    .replace(/^cleaning:\n.*\n/m, "") // done before they were published: vertices are not counted there
    .replaceAll("isolation: 0.15 }", "isolation: 0.15, identification: tight }")
    .replace("weights:\n", `weights:\n  detector: "${corrections}"\n`);
}

/** Efficiencies and pile-up of the simulation, made like those of the data. */
const corrections = "weight_pileup * weight_lepton * weight_trigger * weight_btag";

function fileOf(name: string): string {
  return `${name}.exactly2lep.root`;
}
