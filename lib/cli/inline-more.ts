import { setFlagsFromString } from "node:v8";

/**
 * Lets the engine put more of the small functions that an event goes through into the loop that calls them: its own limits
 * leave a tenth of the simulation's speed out. For the whole process, so that only a command asks for it.
 */
export function inlineMore(): void {
  setFlagsFromString("--max-inlined-bytecode-size=1000");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=4000");
}
