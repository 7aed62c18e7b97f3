import type { SimulationProgress } from "../sim/index.ts";

/** Shows on stderr how far a simulation is, how fast it goes and how long it will take. */
export interface SimulationDisplay {
  readonly update: (progress: SimulationProgress) => void;
  /** Leaves a clean line behind. */
  readonly end: () => void;
}

/** What is counted, and how many of it make one of the unit that is shown. */
export interface Counted {
  readonly unit: string;
  readonly size: number;
}

/** A bar that redraws itself on a terminal, at most ten times a second; elsewhere one line for each quarter done. */
export function showSimulation(
  label: string,
  counted: Counted,
  stream: NodeJS.WriteStream = process.stderr,
): SimulationDisplay {
  let first: { readonly done: number; readonly at: number } | undefined;
  let [drawn, quarter] = [Number.NEGATIVE_INFINITY, 0];
  return {
    update(progress) {
      const now = performance.now();
      first ??= { done: progress.done, at: now }; // what went before was setting up
      const share = progress.total > 0 ? progress.done / progress.total : 1;
      const text = inWords(label, progress, counted, rateSince(first, progress.done, now));
      if (stream.isTTY) {
        if (now - drawn < 100 && share < 1) return;
        drawn = now;
        stream.write(`\r\u001b[K${bar(share)} ${text}`);
      } else if (Math.floor(4 * share) > quarter) {
        quarter = Math.floor(4 * share);
        stream.write(`${text}\n`);
      }
    },
    end() {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
}

const blocks = 20;

function bar(share: number): string {
  const filled = Math.floor(share * blocks);
  return "█".repeat(filled) + "░".repeat(blocks - filled);
}

/** Done in a second, 0 if that is not known yet. */
function rateSince(
  first: { readonly done: number; readonly at: number },
  done: number,
  now: number,
): number {
  return now > first.at ? (1000 * (done - first.done)) / (now - first.at) : 0;
}

/** "ttbar: 45 %, 45,056 of 100,000 events, 8,100/s, 7 s left". */
function inWords(
  label: string,
  { done, total }: SimulationProgress,
  { unit, size }: Counted,
  rate: number,
): string {
  const number = (value: number): string => Math.round(value / size).toLocaleString("en-US");
  const percent = total > 0 ? Math.floor((100 * done) / total) : 100;
  const speed = rate > 0 ? `, ${number(rate)}/s` : "";
  const left = rate > 0 && done < total ? `, ${duration((total - done) / rate)} left` : "";
  return `${label}: ${percent} %, ${number(done)} of ${number(total)} ${unit}${speed}${left}`;
}

/** "7 s", "2 min 5 s", "1 h 2 min". */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
