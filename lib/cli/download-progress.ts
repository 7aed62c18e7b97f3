/** What a progress display is told: so many bytes of so many. */
interface Step {
  readonly received: number;
  readonly total: number;
}

/** Shows on stderr how far something of that name has come; `end` leaves a clean line behind. */
export interface ProgressDisplay {
  readonly update: (step: Step) => void;
  readonly end: () => void;
}

/** A bar that redraws itself on a terminal; elsewhere one line for each quarter done. */
export function showProgress(
  name: string,
  stream: NodeJS.WriteStream = process.stderr,
): ProgressDisplay {
  return stream.isTTY ? bar(name, stream) : lines(name, stream);
}

function bar(name: string, stream: NodeJS.WriteStream): ProgressDisplay {
  let shown = "";
  return {
    update: ({ received, total }) => {
      const filled = Math.floor((30 * received) / total);
      const line = `${name} ${"█".repeat(filled)}${"░".repeat(30 - filled)} ${percent(received, total)}`;
      if (line !== shown) stream.write(`\r${line}`);
      shown = line;
    },
    end: () => {
      if (shown) stream.write(`\r${" ".repeat(shown.length)}\r`);
      shown = "";
    },
  };
}

function lines(name: string, stream: NodeJS.WriteStream): ProgressDisplay {
  let quarter = -1;
  return {
    update: ({ received, total }) => {
      const reached = Math.floor((4 * received) / total);
      if (reached <= quarter) return;
      quarter = reached;
      stream.write(`${name}: ${percent(received, total)} of ${(total / 1e6).toFixed(2)} MB\n`);
    },
    end: () => {},
  };
}

function percent(received: number, total: number): string {
  return `${String(Math.floor((100 * received) / total)).padStart(3)} %`;
}
