function separationOf(signal: number[], background: number[]): number | undefined {
  const total = (contents) => contents.reduce((sum, n) => sum + n, 0);
  const [nSignal, nBackground] = [total(signal), total(background)];
  let twice = 0;
  for (let i = 0; i < signal.length; i++) {
    const [s, b] = [signal[i] / nSignal, background[i] / nBackground];
    if (s + b > 0) twice += (s - b) ** 2 / (s + b);
  }
  return twice / 2;
}
