/** Shows nothing and forbids a line break: enough to part "#" from the name of a command. */
const joiner = "\u2060";

/** Characters that no XML file may hold, so no SVG either: controls and halves of characters. */
const notInXml = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const smallLetters = /([_^]\{[^{}]*\})/;

/**
 * The same words in ROOT's TLatex, where "#url[…]{…}" would become a link and "{…}" lose its braces:
 * everything stands as it is written, except that p_{T} and 10^{3} get their small letters.
 */
export function rootText(text: string): string {
  const parts = text.replace(notInXml, "\ufffd").split(smallLetters);
  return parts.map((part, i) => (i % 2 === 1 ? small(part) : literal(part))).join("");
}

function small(part: string): string {
  return `${part.slice(0, 2)}${literal(part.slice(2, -1))}}`;
}

/** Parts only what TLatex would act on: jsroot takes each joiner for a letter when it centres a text. */
function literal(text: string): string {
  return text
    .replace(/#(?=[a-z3/|(){}[\]])/gi, `#${joiner}`)
    .replace(/[_^](?=\{)/g, `$&${joiner}`)
    .replace(/^\{|\{(?=\})/g, `${joiner}$&${joiner}`);
}

/** About how wide a text is in Arial, in units of its size. */
export function textWidth(text: string): number {
  const shown = text.replace(/[_^]\{([^{}]*)\}/g, "$1");
  return Array.from(shown).reduce((width, letter) => width + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
  if (/[ijlIft.,:;|!'()[\]\s/]/.test(letter)) return 0.3;
  if (/[mwMW@%→…]/.test(letter)) return 0.87;
  return /\p{Lu}/u.test(letter) ? 0.7 : 0.56;
}
