import { colourName, nameOfIndex, nameOfRgb } from "./ansi-colours.ts";

/** The look that ANSI escape sequences have switched on; it lasts until they switch it off. */
export interface Look {
  readonly colour?: string;
  readonly background?: string;
  readonly isBold?: boolean;
  readonly isFaint?: boolean;
  readonly isItalic?: boolean;
  readonly isUnderlined?: boolean;
  readonly isStruck?: boolean;
  readonly isInverse?: boolean;
}

export const plainLook: Look = {};

const esc = "\u001b";
/** Colours, other control sequences, titles of windows, and whatever else an escape begins. */
const sequence = new RegExp(
  `${esc}(?:\\[([0-9;:]*)m|\\[[0-9;?]*[A-Za-z]|\\][^\\x07${esc}]*(?:\\x07|${esc}\\\\)|.)`,
  "g",
);

/** The look in which a text ends. */
export function lookAfter(text: string, start: Look): Look {
  return text.includes(esc) ? eachRun(text, start, () => {}) : start;
}

/** Tells each run of text with the same look, and returns the look of what would follow. */
export function eachRun(text: string, start: Look, act: (run: string, look: Look) => void): Look {
  let look = start;
  let from = 0;
  const tell = (to: number): void => {
    if (to > from) act(text.slice(from, to), look);
  };
  if (text.includes(esc)) {
    for (const match of text.matchAll(sequence)) {
      tell(match.index);
      if (match[1] !== undefined) look = lookWith(look, match[1]);
      from = match.index + match[0].length;
    }
  }
  tell(text.length);
  return look;
}

/** What one "select graphic rendition" sequence makes of a look. */
function lookWith(look: Look, codes: string): Look {
  const numbers = codes.split(/[;:]/).map(Number);
  let made = look;
  for (let i = 0; i < numbers.length; i++) {
    const code = numbers[i]!;
    if (code === 38 || code === 48) {
      const [name, used] = extended(numbers.slice(i + 1));
      made = { ...made, ...(code === 38 ? { colour: name } : { background: name }) };
      i += used;
    } else {
      made = code === 0 ? plainLook : { ...made, ...change(code) };
    }
  }
  return made;
}

/** 256 or true colours become the nearest of the eight that have a readable shade in either theme. */
function extended([kind, ...rest]: readonly number[]): readonly [name: string, used: number] {
  if (kind === 5) return [nameOfIndex(rest[0] ?? 0), 2];
  return [nameOfRgb([rest[0] ?? 0, rest[1] ?? 0, rest[2] ?? 0]), 4];
}

const switches: Readonly<Record<number, Look>> = {
  1: { isBold: true },
  2: { isFaint: true },
  3: { isItalic: true },
  4: { isUnderlined: true },
  7: { isInverse: true },
  9: { isStruck: true },
  22: { isBold: false, isFaint: false },
  23: { isItalic: false },
  24: { isUnderlined: false },
  27: { isInverse: false },
  29: { isStruck: false },
};

function change(code: number): Look {
  const known = switches[code];
  if (known) return known;
  const tens = Math.floor(code / 10);
  if (tens === 3 || tens === 9) return { colour: colourName(code % 10) };
  if (tens === 4 || tens === 10) return { background: colourName(code % 10) };
  return {};
}
