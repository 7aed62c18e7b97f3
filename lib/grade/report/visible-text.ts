const escapeCode = String.fromCharCode(27);
/** Colours and movements of a terminal (ECMA-48, control sequences). */
const terminal = new RegExp(`${escapeCode}\\[[0-?]{0,99}[ -/]{0,9}[@-~]`, "g");
/** What no reader sees and what turns the order of the letters around it, so that code reads as it does not run. */
const unseen = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/gu;

/** Text of a submission as it can be shown to anyone: without colours, and with what cannot be seen by its number. */
export function visibleText(text: string): string {
  const numbered = (one: string): string =>
    `[U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`;
  return text.replace(terminal, "").replace(unseen, numbered);
}
