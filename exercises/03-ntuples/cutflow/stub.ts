function countCuts(events, cuts): number[] | undefined {
  return undefined; // ✏️ one number more than there are cuts
}
