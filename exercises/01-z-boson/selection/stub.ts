function isGood(pair): boolean | undefined {
  return undefined; // ✏️ true or false
}
