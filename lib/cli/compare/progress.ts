import type { ComparisonProgress } from "../../learn/compare/index.ts";
import { duration } from "../simulation-progress.ts";

/** Shows on stderr how far a comparison is and how long it will take. */
export interface ComparisonDisplay {
  readonly update: (progress: ComparisonProgress) => void;
  /** Leaves a clean line behind. */
  readonly end: () => void;
}

/** A line that redraws itself on a terminal; elsewhere one line for each tenth of the work. */
export function showComparison(stream: NodeJS.WriteStream = process.stderr): ComparisonDisplay {
  let tenth = 0;
  return {
    update(progress) {
      const text = inWords(progress);
      if (stream.isTTY) stream.write(`\r\u001b[K${text}`);
      else if (Math.floor(10 * progress.share) > tenth) {
        tenth = Math.floor(10 * progress.share);
        stream.write(`${text}\n`);
      }
    },
    end() {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
}

/** "compare: 45 %, 120 of 280 steps, 2 min 5 s left". */
function inWords({ done, total, share, secondsLeft }: ComparisonProgress): string {
  const left = secondsLeft === undefined || done === total ? "" : `, ${duration(secondsLeft)} left`;
  return `compare: ${Math.floor(100 * share)} %, ${done} of ${total} steps${left}`;
}
