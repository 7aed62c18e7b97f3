function threeJetMass(jets): number | undefined {
  let best = sum(jets[0], jets[1], jets[2]);
  for (let i = 0; i < jets.length; i++) {
    for (let j = i + 1; j < jets.length; j++) {
      for (let k = j + 1; k < jets.length; k++) {
        const three = sum(jets[i], jets[j], jets[k]);
        if (pt(three) > pt(best)) best = three;
      }
    }
  }
  return mass(best);
}
