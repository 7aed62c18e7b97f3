const shifts = {
  electronEfficiency: undefined,
  muonEfficiency: undefined,
  electronScale: undefined,
  total: undefined,
}; // ✏️
