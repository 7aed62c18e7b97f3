const correction = {
  ee: selected.ee / filter(made.zee, isFiducial).nEvents,
  mumu: selected.mumu / filter(made.zmumu, isFiducial).nEvents,
};
