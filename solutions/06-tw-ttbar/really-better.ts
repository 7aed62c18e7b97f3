function sigmas(a, b, correlation: number): number | undefined {
  const variance = a.error ** 2 + b.error ** 2 - 2 * correlation * a.error * b.error;
  return (a.value - b.value) / Math.sqrt(variance);
}
