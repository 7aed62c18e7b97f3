function withoutOverlaps(electrons, jets) {
  return { electrons: undefined, jets: undefined }; // ✏️ those that are kept
}
