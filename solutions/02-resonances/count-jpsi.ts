function countJpsi(masses): number | undefined {
  const count = ([from, to]: readonly [number, number]) =>
    masses.filter((m) => m >= from && m < to).length;
  const [low, high] = windows.sides;
  return count(windows.peak) - (0.3 / 0.4) * (count(low) + count(high));
}
