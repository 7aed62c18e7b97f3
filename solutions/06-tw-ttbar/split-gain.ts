function gain(left, right): number | undefined {
  const mixture = (s: number, b: number) => (s + b > 0 ? (s * b) / (s + b) : 0);
  const all = mixture(left.signal + right.signal, left.background + right.background);
  return all - mixture(left.signal, left.background) - mixture(right.signal, right.background);
}
