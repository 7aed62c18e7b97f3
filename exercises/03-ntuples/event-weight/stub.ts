function expectedEvents({
  crossSection,
  kFactor,
  luminosity,
  weights,
  passed,
}): number | undefined {
  return undefined; // ✏️ how many events to expect
}
