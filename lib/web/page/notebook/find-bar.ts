import { element, icon } from "../common/element.ts";
import { type Text, t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { commonTexts } from "../texts/common.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { Query } from "./search.ts";

export interface FindActions {
  changed(): void;
  step(direction: -1 | 1): void;
  replace(by: string): void;
  replaceAll(by: string): void;
  close(): void;
}

export interface FindBar {
  readonly element: HTMLElement;
  open(replaces: boolean, text: string): void;
  isOpen(): boolean;
  query(): Query;
  /** "3 of 17". */
  count(now: number, all: number): void;
  say(text: string): void;
}

/** The bar in which one looks for something: Return goes on, Shift-Return back, Escape closes. */
export function createFindBar(actions: FindActions): FindBar {
  const find = field(texts.find);
  const by = field(texts.replaceBy);
  const counter = element("span", { className: "counter", role: "status" });
  const matchCase = element("button", {
    className: "tool toggle",
    textContent: t(texts.matchCaseSign),
    title: t(texts.matchCase),
    ariaLabel: t(texts.matchCase),
    ariaPressed: "false",
  });
  const replaceRow = element(
    "div",
    { className: "find-row", hidden: true },
    by,
    textButton(texts.replaceOne, () => actions.replace(by.value)),
    textButton(texts.replaceAll, () => actions.replaceAll(by.value)),
  );
  const close = (): void => {
    bar.hidden = true;
    actions.close();
  };
  const bar = element(
    "search",
    { className: "find-bar", hidden: true, ariaLabel: t(texts.find) },
    element(
      "div",
      { className: "find-row" },
      find,
      counter,
      matchCase,
      iconButton(texts.previousMatch, "up", () => actions.step(-1)),
      iconButton(texts.nextMatch, "down", () => actions.step(1)),
      iconButton(commonTexts.close, "close", close),
    ),
    replaceRow,
  );
  find.oninput = actions.changed;
  matchCase.onclick = () => {
    matchCase.ariaPressed = String(matchCase.ariaPressed !== "true");
    actions.changed();
  };
  bar.onkeydown = (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === find) actions.step(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && event.target === by) actions.replace(by.value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    element: bar,
    open(replaces, text) {
      bar.hidden = false;
      replaceRow.hidden = !replaces;
      if (text) find.value = text;
      find.focus();
      find.select();
    },
    isOpen: () => !bar.hidden,
    query: () => ({
      text: find.value,
      isCaseSensitive: matchCase.ariaPressed === "true",
      inSources: !replaceRow.hidden,
    }),
    count(now, all) {
      if (find.value === "") counter.textContent = "";
      else counter.textContent = all === 0 ? t(texts.nothingFound) : t(texts.foundOf, { now, all });
    },
    say(text) {
      counter.textContent = text;
    },
  };
}

function field(label: Text): HTMLInputElement {
  return element("input", {
    type: "text",
    ariaLabel: t(label),
    placeholder: t(label),
    spellcheck: false,
    autocomplete: "off",
  });
}

function iconButton(
  label: Text,
  name: "up" | "down" | "close",
  onclick: () => void,
): HTMLButtonElement {
  return element(
    "button",
    { className: "tool", title: t(label), ariaLabel: t(label), onclick: () => onclick() },
    icon(icons[name]),
  );
}

function textButton(label: Text, onclick: () => void): HTMLButtonElement {
  return element("button", {
    className: "button small",
    textContent: t(label),
    onclick: () => onclick(),
  });
}
