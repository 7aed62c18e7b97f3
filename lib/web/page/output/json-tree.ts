import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { outputTexts as texts } from "../texts/output.ts";

/** Parts of one node that are shown at once. */
const step = 100;
const maxText = 2000;

/** A JSON value as a tree whose branches unfold; each makes its parts when it is opened. */
export function jsonTree(value: unknown): HTMLElement {
  const tree = element("div", { className: "json-tree" });
  tree.append(isBranch(value) ? branch("", value, true) : leaf("", value));
  return tree;
}

function isBranch(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function branch(label: string, value: object, isOpen: boolean): HTMLElement {
  const size = Object.keys(value).length;
  const count = t(Array.isArray(value) ? texts.items : texts.fields, { n: size });
  const summary = element("summary", {}, ...labelled(label), `${brackets(value)} `);
  summary.append(element("span", { className: "count" }, count));
  const list = element("ul");
  const fold = element("details", {}, summary, list);
  const fill = (): void => {
    if (list.childElementCount === 0) addParts(list, Object.entries(value), 0);
  };
  fold.addEventListener("toggle", fill);
  fold.open = isOpen;
  if (isOpen) fill();
  return fold;
}

function brackets(value: object): string {
  return Array.isArray(value) ? "[…]" : "{…}";
}

function addParts(list: HTMLElement, parts: readonly [string, unknown][], from: number): void {
  for (const [name, part] of parts.slice(from, from + step)) {
    list.append(element("li", {}, isBranch(part) ? branch(name, part, false) : leaf(name, part)));
  }
  const rest = parts.length - from - step;
  if (rest <= 0) return;
  const more = element("button", {
    className: "more",
    textContent: t(texts.moreItems, { n: rest }),
  });
  const item = element("li", {}, more);
  more.onclick = () => {
    item.remove();
    addParts(list, parts, from + step);
  };
  list.append(item);
}

function leaf(label: string, value: unknown): HTMLElement {
  const text = JSON.stringify(value) ?? "null";
  const shown = text.length > maxText ? `${text.slice(0, maxText)}…` : text;
  return element(
    "span",
    {},
    ...labelled(label),
    element("code", { className: typeof value }, shown),
  );
}

function labelled(label: string): Node[] {
  return label === "" ? [] : [element("b", {}, label), document.createTextNode(": ")];
}
