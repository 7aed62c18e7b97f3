const acceptances = inPtBins(made, ptEdges).map(
  (mesons) => filter(mesons, isAccepted).nEvents / mesons.nEvents,
);
