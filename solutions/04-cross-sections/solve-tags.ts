function solveTags(n1, n2, cb): { tagEfficiency: number; pairs: number } | undefined {
  const nTags = n1 + 2 * n2;
  return { tagEfficiency: (2 * n2) / (cb * nTags), pairs: (cb * nTags ** 2) / (4 * n2) };
}
