import { eachRun, type Look, lookAfter, plainLook } from "./ansi-look.ts";
import { isOverwritten, overwritten } from "./terminal-line.ts";

/** Printed lines as they come, piece by piece; nothing is done twice for what has come before. */
export interface LineStore {
  append(text: string): void;
  /** Complete lines, and the one being written if it is not empty. */
  count(): number;
  /** Lines [from, to) as they are shown, with the look in which the first begins. */
  slice(from: number, to: number): { readonly lines: readonly string[]; readonly look: Look };
  /** All that was printed, without colours. */
  text(): string;
}

/** A line that overwrites itself is simplified when it has grown so long. */
const simplifyAbove = 2000;

export function createLineStore(): LineStore {
  const complete: string[] = [];
  /** Looks at the start of lines, where they are not plain. */
  const looks = new Map<number, Look>();
  let open = "";
  let hasMovement = false;

  const finish = (line: string): void => {
    const shown = hasMovement || isOverwritten(line) ? overwritten(line) : line;
    const before = looks.get(complete.length) ?? plainLook;
    const after = lookAfter(shown, before);
    complete.push(shown);
    if (after !== plainLook) looks.set(complete.length, after);
  };
  return {
    append(text) {
      const pieces = text.replaceAll("\r\n", "\n").split("\n");
      for (const piece of pieces.slice(0, -1)) {
        finish(open + piece);
        open = "";
        hasMovement = false;
      }
      const last = pieces.at(-1)!; // of a split, never missing
      hasMovement ||= isOverwritten(last);
      open += last;
      if (hasMovement && open.length > simplifyAbove && !open.endsWith("\r")) {
        open = overwritten(open);
      }
    },
    count: () => complete.length + (open === "" ? 0 : 1),
    slice(from, to) {
      const lines = complete.slice(from, to);
      if (to > complete.length && open !== "") lines.push(hasMovement ? overwritten(open) : open);
      return { lines, look: looks.get(from) ?? plainLook };
    },
    text() {
      const all = open === "" ? complete : [...complete, overwritten(open)];
      const end = open === "" && complete.length > 0 ? "\n" : "";
      return withoutColours(all.join("\n")) + end;
    },
  };
}

function withoutColours(text: string): string {
  let plain = "";
  eachRun(text, plainLook, (run) => {
    plain += run;
  });
  return plain;
}
