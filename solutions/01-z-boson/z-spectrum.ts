const zSpectrum = hist1d(
  regular(60, 60, 120, { label: "m(μμ) [GeV]" }),
  pairMasses(zBosons.events),
);
