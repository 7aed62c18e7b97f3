function countCuts(events, cuts): number[] | undefined {
  let left = events;
  const counts = [left.length];
  for (const cut of cuts) {
    left = left.filter(cut);
    counts.push(left.length);
  }
  return counts;
}
