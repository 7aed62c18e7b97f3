import { stripVTControlCharacters } from "node:util";

/** How a text may be set on one output: its colours and its width. */
export interface Terminal {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  red(text: string): string;
  /** Characters in a line; no limit where nobody looks at a screen. */
  readonly width: number;
}

/** What an output can show: colours on a terminal alone, and not where NO_COLOR is set. */
export function terminal(stream: NodeJS.WriteStream = process.stdout): Terminal {
  const hasColours = stream.isTTY && stream.hasColors();
  const style =
    (on: number, off: number) =>
    (text: string): string =>
      hasColours ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    green: style(32, 39),
    yellow: style(33, 39),
    red: style(31, 39),
    width: stream.isTTY ? Math.max(20, stream.columns) : Number.POSITIVE_INFINITY,
  };
}

/** The text in lines of that width, each after the first indented; a word that is longer stands alone. */
export function wrap(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    const length = stripVTControlCharacters(longer).length; // colours take no place
    if (line !== "" && length > width - indent.length) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join(`\n${indent}`);
}

/** The text, cut with an ellipsis to the width and padded to it. */
export function fit(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
