const blindRate = {
  observed: undefined,
  signal: undefined,
  background: undefined,
  rate: undefined,
  error: undefined,
}; // ✏️
