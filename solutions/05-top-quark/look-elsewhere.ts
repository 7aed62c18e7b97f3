function globalPValue(local: number, pretended: ArrayLike<number>): number | undefined {
  return Array.from(pretended).filter((p) => p <= local).length / pretended.length;
}
