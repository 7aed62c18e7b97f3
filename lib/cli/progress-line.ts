import type { ClassProgress } from "../grade/run/class-progress.ts";

export interface ProgressLine {
  show(progress: ClassProgress): void;
  /** Leaves the line, so that what follows starts a new one. */
  end(): void;
  /** Takes the line away, so that what is printed stands in its place. */
  clear(): void;
}

/** Shows how far a class run is: one line that changes on a terminal, a line for each submission elsewhere. */
export function progressLine(stream: NodeJS.WriteStream, done = "graded"): ProgressLine {
  const start = performance.now();
  let finishedBefore = -1;
  return {
    show({ finished, total, secondsLeft }) {
      const elapsed = (performance.now() - start) / 1000;
      const left = secondsLeft === undefined ? "" : `, ${duration(secondsLeft)} left`;
      const text = `${finished} of ${total} ${done} in ${duration(elapsed)}${finished < total ? left : ""}`;
      if (stream.isTTY) stream.write(`\r\u001b[K${text}`);
      else if (finished !== finishedBefore) stream.write(`${text}\n`);
      finishedBefore = finished;
    },
    end() {
      if (stream.isTTY) stream.write("\n");
    },
    clear() {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
