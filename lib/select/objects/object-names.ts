/** Lists of objects that expressions know, and the list of the file that each is taken from. */
export interface ObjectListName {
  /** Of the four-momenta: "electrons". */
  readonly list: string;
  /** Before a property: "electron" in electron_charge. */
  readonly prefix: string;
  readonly count: string;
  readonly from: CollectionName;
}

/** A list of objects in a file, by what its columns begin with. */
export type CollectionName = "lep" | "photon" | "jet";

export const collectionNames: readonly CollectionName[] = ["lep", "photon", "jet"];

export const objectLists: readonly ObjectListName[] = [
  { list: "electrons", prefix: "electron", count: "nElectrons", from: "lep" },
  { list: "muons", prefix: "muon", count: "nMuons", from: "lep" },
  { list: "leptons", prefix: "lepton", count: "nLeptons", from: "lep" },
  { list: "photons", prefix: "photon", count: "nPhotons", from: "photon" },
  { list: "jets", prefix: "jet", count: "nJets", from: "jet" },
  { list: "bJets", prefix: "bJet", count: "nBJets", from: "jet" },
];

/** Whether a name is that of objects, and cannot be given to anything else. */
export function isReserved(name: string): boolean {
  return objectLists.some(
    ({ list, prefix, count }) => name === list || name === count || name.startsWith(`${prefix}_`),
  );
}
