function separationOf(signal: number[], background: number[]): number | undefined {
  return undefined; // ✏️ 0 for equal shapes, 1 for shapes that do not overlap
}
