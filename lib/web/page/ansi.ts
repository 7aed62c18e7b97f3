import { element } from "./element.ts";

/** The look that an ANSI escape sequence switches on. */
interface Look {
  colour?: string;
  background?: string;
  isBold?: boolean;
  isUnderlined?: boolean;
}

const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
const sequence = /\u001b\[([0-9;]*)m|\u001b\[[0-9;?]*[A-Za-z]/g;

/** Text of a terminal with its colours; other escape sequences are dropped. */
export function ansiText(text: string): DocumentFragment {
  const made = document.createDocumentFragment();
  let look: Look = {};
  let from = 0;
  const plain = overwrite(text);
  for (const match of plain.matchAll(sequence)) {
    add(made, plain.slice(from, match.index), look);
    if (match[1] !== undefined) look = next(look, match[1].split(";").map(Number));
    from = match.index + match[0].length;
  }
  add(made, plain.slice(from), look);
  return made;
}

/** A carriage return goes back to the start of the line, as progress bars want it. */
function overwrite(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(/^.*\r(?=[^\n])/gm, "")
    .replaceAll("\r", "");
}

function add(parent: DocumentFragment, text: string, look: Look): void {
  if (text === "") return;
  const className = [
    look.colour ? `ansi-${look.colour}` : "",
    look.background ? `ansi-on-${look.background}` : "",
    look.isBold ? "ansi-bold" : "",
    look.isUnderlined ? "ansi-underlined" : "",
  ]
    .join(" ")
    .trim();
  parent.append(className ? element("span", { className }, text) : text);
}

function next(look: Look, codes: readonly number[]): Look {
  let made = { ...look };
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i]!;
    if (code === 38 || code === 48) {
      i += codes[i + 1] === 5 ? 2 : 4; // 256 or true colours: unreadable on half of all backgrounds
    } else {
      made = code === 0 ? {} : { ...made, ...change(code) };
    }
  }
  return made;
}

function change(code: number): Look {
  if (code === 1) return { isBold: true };
  if (code === 22) return { isBold: false };
  if (code === 4) return { isUnderlined: true };
  if (code === 24) return { isUnderlined: false };
  const name = names[code % 10];
  const tens = Math.floor(code / 10);
  if (tens === 3 || tens === 9) return { colour: name ?? "" };
  if (tens === 4 || tens === 10) return { background: name ?? "" };
  return {};
}
