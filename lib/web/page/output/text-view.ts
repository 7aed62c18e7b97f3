import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { outputTexts as texts } from "../texts/output.ts";
import { ansiText } from "./ansi.ts";
import { createLineStore } from "./line-store.ts";

/** Text as a terminal shows it, which may grow; when it is long, the middle waits behind a button. */
export interface TextView {
  readonly element: HTMLElement;
  append(text: string): void;
  /** Brings the page up to date; cheap however much came before. */
  draw(): void;
  text(): string;
}

/** Longer texts are folded to their beginning and end. */
const foldAbove = 60;
const keep = 15;
/** Lines of one block: the browser lays out only the blocks in sight. */
const blockLines = 400;
/** From so many lines on, blocks out of sight are not laid out at all. */
const hugeAbove = 5000;
/** Letters of one line; a browser chokes on a line of megabytes. */
const maxLine = 20_000;

export function createTextView(className: string, text = ""): TextView {
  const store = createLineStore();
  const box = element("div", { className: `text-output ${className}` });
  let show: Shown = whole;
  const draw = (): void => {
    const count = store.count();
    if (show === whole && count > foldAbove) {
      show = folded(() => {
        show = unfolded(() => {
          show = whole;
          box.replaceChildren();
          draw();
          box.querySelector<HTMLElement>(".fold")?.focus();
        });
        box.replaceChildren();
        draw();
        box.querySelector<HTMLElement>(".unfolded")?.focus();
      });
      box.replaceChildren();
    }
    show(box, { count, lines: (from, to) => blockOf(store.slice(from, to)) });
  };
  store.append(text);
  draw();
  return { element: box, append: store.append, draw, text: store.text };
}

/** Brings a box up to date with lines that may be more than last time. */
type Shown = (box: HTMLElement, content: Content) => void;

interface Content {
  readonly count: number;
  lines(from: number, to: number): HTMLElement;
}

const whole: Shown = (box, { count, lines }) => box.replaceChildren(lines(0, count));

function folded(unfold: () => void): Shown {
  const button = element("button", { className: "fold", onclick: unfold });
  let tail: HTMLElement = element("pre");
  return (box, { count, lines }) => {
    button.textContent = t(texts.moreLines, { n: count - 2 * keep });
    if (!button.isConnected) box.replaceChildren(lines(0, keep), button, tail);
    const end = lines(count - keep, count);
    tail.replaceWith(end);
    tail = end;
  };
}

/** All lines in a box that scrolls, so that the rest of the notebook stays near. */
function unfolded(fold: () => void): Shown {
  const scroller = element("div", {
    className: "unfolded",
    tabIndex: 0,
    role: "group",
    ariaLabel: t(texts.longText),
  });
  const button = element("button", {
    className: "refold",
    textContent: t(texts.fewerLines),
    onclick: fold,
  });
  let shown = 0;
  return (box, { count, lines }) => {
    if (!scroller.isConnected) box.replaceChildren(scroller, button);
    const wasAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 8;
    const isFirst = shown === 0;
    if (shown % blockLines !== 0) scroller.lastElementChild?.remove();
    for (let from = shown - (shown % blockLines); from < count; from += blockLines) {
      scroller.append(lines(from, Math.min(from + blockLines, count)));
    }
    shown = count;
    scroller.classList.toggle("huge", count > hugeAbove);
    if (wasAtEnd && !isFirst) scroller.scrollTop = scroller.scrollHeight;
  };
}

function blockOf({
  lines,
  look,
}: ReturnType<ReturnType<typeof createLineStore>["slice"]>): HTMLElement {
  const block = element("pre");
  block.style.setProperty("--lines", String(lines.length));
  if (lines.every((line) => line.length <= maxLine)) {
    block.append(ansiText(lines.join("\n"), look).nodes);
    return block;
  }
  let now = look;
  for (const [i, line] of lines.entries()) {
    const made = ansiText(`${i > 0 ? "\n" : ""}${line.slice(0, maxLine)}`, now);
    block.append(made.nodes);
    now = made.look;
    const rest = line.length - maxLine;
    if (rest > 0) {
      block.append(
        element("span", { className: "cut" }, ` ${t(texts.moreCharacters, { n: rest })}`),
      );
    }
  }
  return block;
}
