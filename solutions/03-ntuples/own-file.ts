const ownFile: string | undefined = `
title: Z to two muons with a jet
samples:
  data: { files: [electrons, muons], kind: data, duplicates: drop }
trigger: trigger_muon == 1
cleaning: { primary vertex: n_vertices >= 1 }
objects:
  muons: { pt: 20, eta: 2.5, isolation: 0.15 }
  jets: { pt: 30, eta: 2.5 }
overlapRemoval: true
definitions:
  pair: muons[0] + muons[1]
preselection:
  - two muons: nMuons == 2
  - opposite charges: muon_charge[0] * muon_charge[1] < 0
regions:
  zjet:
    cuts:
      - near the Z: mass(pair) > 76 && mass(pair) < 106
      - a jet: nJets >= 1
`;
