import type { Launch } from "../../kernel/index.ts";
import type { Room } from "./sandbox.ts";

/** What every report says when submissions ran behind Node's permission model only. */
export const seatBeltWarning: string =
  "Run without bubblewrap: Node's permission model kept submissions from files and from starting " +
  "programs, but not from the network, and not from signals to the grader.";

/** Starts the child behind Node's permission model: a seat belt where there is no bubblewrap, not a wall. */
export function nodePermission({ readable }: Room): Launch {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isStable = major > 22 || (major === 22 && minor >= 13);
  return ([node = process.execPath, ...args]) => [
    node,
    isStable ? "--permission" : "--experimental-permission",
    // the kernel's interrupter is a worker, pictures are drawn by an addon; none can be brought along, as no file can be written
    ...["--allow-worker", "--allow-addons", "--no-warnings"],
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...args,
  ];
}
