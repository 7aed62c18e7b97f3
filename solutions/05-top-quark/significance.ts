function significance(n: number, b: number): number | undefined {
  const term = n > 0 ? n * Math.log(n / b) : 0;
  return Math.sign(n - b) * Math.sqrt(2 * (term - (n - b)));
}
