function profile(s: number, n: number, m: number, tau: number): number | undefined {
  const minusTwoLnL = (signal: number, b: number) =>
    2 * (signal + b - n * Math.log(signal + b)) + 2 * (tau * b - m * Math.log(tau * b));
  const lowest = minimize1d((b) => minusTwoLnL(s, b), [1e-6, n + m / tau]).value;
  return lowest - minusTwoLnL(n - m / tau, m / tau);
}
