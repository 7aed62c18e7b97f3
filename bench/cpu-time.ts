const RUNS = 7;

/** Processor time of some work [s]. */
export function secondsOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** The median of seven runs after two to warm up [s of processor time]. */
export function median(work: () => void): number {
  for (let i = 0; i < 2; i++) work();
  const seconds = Array.from({ length: RUNS }, () => secondsOf(work)).sort((a, b) => a - b);
  return seconds[(RUNS - 1) / 2]!;
}
