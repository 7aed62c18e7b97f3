function isFirst(events): boolean[] | undefined {
  return undefined; // ✏️ true or false for each event
}
