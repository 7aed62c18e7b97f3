function isTopLike(event): boolean | undefined {
  return undefined; // ✏️ true or false
}
