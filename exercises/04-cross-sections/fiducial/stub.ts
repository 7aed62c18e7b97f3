function isFiducial(pair): boolean | undefined {
  return undefined; // ✏️ true inside the fiducial region
}
