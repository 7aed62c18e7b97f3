/** Runs in a kernel that was started before anybody knew for which module: gives it the student's seed. */
export function probe(_answers: unknown, seed: unknown): null {
  process.env["TOPLAB_SEED"] = String(seed);
  return null;
}
