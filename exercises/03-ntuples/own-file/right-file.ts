/** Pieces of the file that is asked for, by what they do. */
const pieces = {
  duplicates: ", duplicates: drop",
  trigger: "trigger: trigger_muon == 1\n",
  cleaning: "cleaning: { vertex: n_vertices >= 1 }\n",
  isolation: ", isolation: 0.15",
  eta: ", eta: 2.5",
  charges: "  - muon_charge[0] * muon_charge[1] < 0\n",
  mass: "      - mass(muons[0] + muons[1]) > 76 && mass(muons[0] + muons[1]) < 106\n",
  jet: "      - nJets >= 1\n",
  overlaps: "",
} as const;

export type Piece = keyof typeof pieces;

export const pieceNames: readonly Piece[] = Object.keys(pieces) as Piece[]; // its own keys

/** The file as it should be, or with one piece missing. */
export function rightFile(missing?: Piece): string {
  const piece = (name: Piece): string => (name === missing ? "" : pieces[name]);
  return `samples:
  data: { files: [electrons, muons], kind: data${piece("duplicates")} }
${piece("trigger")}${piece("cleaning")}objects:
  muons: { pt: 20, eta: 2.5${piece("isolation")} }
  jets: { pt: 30${piece("eta")} }
overlapRemoval: ${missing !== "overlaps"}
preselection:
  - nMuons == 2
${piece("charges")}regions:
  zjet:
    cuts:
${piece("mass")}${piece("jet")}`;
}
