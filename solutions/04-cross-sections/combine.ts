function combine(a, b): { value: number; error: number } | undefined {
  const [v, w] = [1 / a.error ** 2, 1 / b.error ** 2];
  return { value: (v * a.value + w * b.value) / (v + w), error: 1 / Math.sqrt(v + w) };
}
