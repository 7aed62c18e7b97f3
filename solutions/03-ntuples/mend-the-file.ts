const mended: string | undefined = colleague
  .replace("nMuon == 2", "nMuons == 2") // the name of the count
  .replace("pt: 27000", "pt: 27") // GeV
  .replace("muon_charge[1] > 0", "muon_charge[1] < 0")
  .replace(", kFactor: 1.5", ""); // the published cross-section has it
