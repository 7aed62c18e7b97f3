function combine(a, b): { value: number; error: number } | undefined {
  return undefined; // ✏️ { value, error } of both together
}
