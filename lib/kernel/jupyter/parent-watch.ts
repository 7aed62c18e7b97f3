const everyMs = 1000;

/**
 * Calls `onOrphaned` within two seconds after the program that started this process has ended.
 * `announced` is what Jupyter wrote into JPY_PARENT_PID; without it nobody is watched, as when the
 * kernel was started by hand. The returned function ends the watch.
 */
export function watchParent(announced: string | undefined, onOrphaned: () => void): () => void {
  if (!announced) return () => {};
  const started = process.ppid;
  // on Windows it is a handle and no pid; in a container it may be a pid of the world outside
  const pid = process.platform === "win32" ? started : Number(announced);
  const pids = [started, pid].filter((one) => one > 1 && isAlive(one));
  const timer = setInterval(() => {
    const isAdopted = process.ppid !== started;
    if (!isAdopted && pids.every(isAlive)) return;
    clearInterval(timer);
    onOrphaned();
  }, everyMs);
  return () => clearInterval(timer);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it is there, and somebody else's
  }
}
