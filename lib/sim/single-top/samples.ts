import { singleTopCuts } from "./cuts.ts";
import type { LooseLepton } from "./loose-event.ts";
import type { Chosen } from "./regions.ts";

/** Processes that the fit tells apart. */
export type SampleId =
  | "t"
  | "tbar"
  | "ttbar"
  | "tW"
  | "W_b"
  | "W_c"
  | "W_light"
  | "Z"
  | "multijet_barrel"
  | "multijet_endcap"
  | "multijet_muon";

export const sampleIds: readonly SampleId[] = [
  ...(["t", "tbar", "ttbar", "tW", "W_b", "W_c", "W_light", "Z"] as const),
  ...(["multijet_barrel", "multijet_endcap", "multijet_muon"] as const),
];

/** The sample to which an event of a recipe belongs: a W by its heaviest jet, jets alone by what they are taken for. */
export function sampleOf(recipe: string, { tagged, other }: Chosen, lepton: LooseLepton): SampleId {
  if (recipe === "t" || recipe === "tbar") return recipe;
  if (recipe.startsWith("ttbar")) return "ttbar";
  if (recipe.startsWith("tw")) return "tW";
  if (recipe.startsWith("z-")) return "Z";
  if (recipe.startsWith("w-")) return flavoured([tagged.flavour, other.flavour]);
  if (lepton.isMuon) return "multijet_muon";
  return Math.abs(lepton.eta) < singleTopCuts.barrel ? "multijet_barrel" : "multijet_endcap";
}

function flavoured(flavours: readonly number[]): SampleId {
  if (flavours.includes(5)) return "W_b";
  return flavours.includes(4) ? "W_c" : "W_light";
}
