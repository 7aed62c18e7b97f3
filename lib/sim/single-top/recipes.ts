import type { PreparedId } from "../generator/processes/index.ts";

/** A kind of collision in the analysis. */
export interface SingleTopRecipe {
  readonly id: string;
  readonly process: PreparedId;
  readonly options: Readonly<Record<string, unknown>>;
  /** Collisions to make, in blocks of 10,000. */
  readonly blocks: number;
  /** Jets alone: one of them is taken for such a lepton, with this probability. */
  readonly fakes?: { readonly lepton: "electron" | "muon"; readonly rate: number };
}

export const BLOCK = 10_000;
/** Random numbers of all samples start from this. */
export const SINGLE_TOP_SEED = 2015;
/** Luminosity of the measurement [pb⁻¹]: that of 2015. */
export const LUMINOSITY = 3200;

const pdf = "mstw2008lo";
const sample = (
  id: string,
  process: PreparedId,
  blocks: number,
  options: Readonly<Record<string, unknown>> = {},
): SingleTopRecipe => ({ id, process, options: { pdf, ...options }, blocks });

/** All samples; those of one process are made apart where their rates differ much. */
export const recipes: readonly SingleTopRecipe[] = [
  sample("t", "tchannel", 40, { charge: "top" }),
  sample("tbar", "tchannel", 40, { charge: "antitop" }),
  sample("ttbar-lepjets", "ttbar", 80, { channel: "lepjets" }),
  sample("ttbar-dilepton", "ttbar", 30, { channel: "dilepton" }),
  sample("tw-lepjets", "tw", 10, { channel: "lepjets" }),
  sample("tw-dilepton", "tw", 5, { channel: "dilepton" }),
  sample("w-electron", "w-jet", 600, { lepton: "electron", ptMin: 20 }),
  sample("w-muon", "w-jet", 600, { lepton: "muon", ptMin: 20 }),
  sample("w-tau", "w-jet", 120, { lepton: "tau", ptMin: 20 }),
  sample("z-electron", "z-jet", 50, { lepton: "electron", ptMin: 20 }),
  sample("z-muon", "z-jet", 40, { lepton: "muon", ptMin: 20 }),
  sample("z-tau", "z-jet", 40, { lepton: "tau", ptMin: 20 }),
  // the probabilities are chosen, so that such events are some 6 % of the signal regions
  {
    ...sample("jets-electron", "qcd", 300, { ptMin: 30 }),
    fakes: { lepton: "electron", rate: 1.2e-5 },
  },
  {
    ...sample("jets-muon", "qcd", 150, { ptMin: 30, flavour: "bb" }),
    fakes: { lepton: "muon", rate: 5e-4 },
  },
];
