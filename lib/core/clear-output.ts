import { kernelHook } from "./display.ts";

export interface ClearOptions {
  /** Waits for the next output, so that a picture drawn again does not flicker. Default: false. */
  wait?: boolean;
}

/** Empties what the running cell has shown so far; outside a notebook, what is printed stays. */
export function clearOutput({ wait = false }: ClearOptions = {}): void {
  kernelHook()?.clearOutput({ wait });
}
