function crossSection(bin): number | undefined {
  const area = (bin.pt[1] - bin.pt[0]) * 2 * (bin.y[1] - bin.y[0]); // GeV
  const picobarn = bin.count / (bin.acceptance * bin.efficiency * bin.luminosity);
  return picobarn / 1000 / area;
}
