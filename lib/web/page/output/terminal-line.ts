const esc = "\u001b";
/** What moves the cursor of a terminal within its line: return, backspace, "go to column", "erase". */
const movement = new RegExp(`[\r\\x08]|${esc}\\[\\d*[GK]`);
const part = new RegExp(
  `\r|\\x08|${esc}\\[(\\d*)([GK])|${esc}\\[[0-9;:]*m|[^\r\\x08${esc}]+|${esc}`,
  "g",
);

/** Where a cursor can be sent. */
const maxColumn = 2000;

/** Whether a line was written over in part, as progress bars do. */
export function isOverwritten(line: string): boolean {
  return movement.test(line);
}

/** A line as a terminal shows it in the end, after all returns, backspaces and erasures; colours stay. */
export function overwritten(line: string): string {
  if (!isOverwritten(line)) return line;
  const pen: Pen = { letters: [], column: 0, colours: "" };
  for (const [whole, count = "", command] of line.matchAll(part)) {
    if (command) move(pen, command, Number(count));
    else if (whole === "\r") pen.column = 0;
    else if (whole === "\b") pen.column = Math.max(0, pen.column - 1);
    else if (whole.startsWith(esc)) pen.colours = joined(pen.colours, whole);
    else write(pen, whole);
  }
  return printed(pen);
}

interface Pen {
  letters: Letter[];
  column: number;
  /** The sequences that are switched on. */
  colours: string;
}

interface Letter {
  readonly text: string;
  readonly colours: string;
}

const blank: Letter = { text: " ", colours: "" };

function move(pen: Pen, command: string, count: number): void {
  if (command === "G") pen.column = Math.min(Math.max(1, count), maxColumn) - 1;
  else if (count === 2) pen.letters = [];
  else if (count === 0) pen.letters = pen.letters.slice(0, pen.column);
  else pen.letters = pen.letters.map((letter, i) => (i <= pen.column ? blank : letter));
}

function write(pen: Pen, text: string): void {
  while (pen.letters.length < pen.column) pen.letters.push(blank);
  for (const letter of text) {
    pen.letters[pen.column] = { text: letter, colours: pen.colours };
    pen.column++;
  }
}

/** What was switched on before a "reset" is of no account any more, nor what lies far back. */
function joined(colours: string, sequence: string): string {
  if (sequence === `${esc}[0m` || sequence === `${esc}[m` || sequence === esc) return "";
  const all = (colours + sequence).split(esc).slice(1);
  return all
    .slice(-8)
    .map((code) => esc + code)
    .join("");
}

function printed({ letters, colours: last }: Pen): string {
  let text = "";
  let now = "";
  for (const { text: letter, colours } of letters) {
    if (colours !== now) text += `${esc}[0m${colours}`;
    now = colours;
    text += letter;
  }
  return now === last ? text : `${text}${esc}[0m${last}`;
}
