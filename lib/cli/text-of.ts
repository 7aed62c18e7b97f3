import { type Displayable, mimeBundle } from "../core/index.ts";

/** What shows itself in a notebook, as text for a terminal. */
export function textOf(value: Displayable): string {
  return String(value[mimeBundle]()["text/plain"]);
}
