import { element, icon } from "./element.ts";
import { icons } from "./icons.ts";

export interface MenuItem {
  readonly label: string;
  /** The shortcut, as one reads it. */
  readonly keys?: string;
  readonly isOff?: boolean;
  run(): void;
}

/** Groups of items with a rule between them. */
export type MenuItems = readonly (readonly MenuItem[])[];

/** A button with a menu: arrows move in it, Escape and Tab close it. The items are asked for anew each time. */
export function menuButton(label: string, items: () => MenuItems): HTMLElement {
  const button = element(
    "button",
    { className: "opens-menu", title: label, ariaLabel: label, ariaExpanded: "false" },
    icon(icons.more),
  );
  button.ariaHasPopup = "menu";
  const list = element("div", {
    className: "menu-list",
    role: "menu",
    ariaLabel: label,
    hidden: true,
  });
  const box = element("div", { className: "menu" }, button, list);
  const close = (): void => {
    list.hidden = true;
    button.ariaExpanded = "false";
    document.removeEventListener("pointerdown", onOutside, true);
  };
  const onOutside = ({ target }: PointerEvent): void => {
    if (!box.contains(target as Node)) close(); // pointers are over nodes
  };
  const open = (): void => {
    list.replaceChildren(...items().map((group) => menuGroup(group, close)));
    list.hidden = false;
    button.ariaExpanded = "true";
    list.scrollIntoView({ block: "nearest" });
    list.querySelector("button")?.focus();
    document.addEventListener("pointerdown", onOutside, true);
  };
  button.onclick = () => (list.hidden ? open() : close());
  button.onkeydown = (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    open();
  };
  list.onkeydown = (event) => {
    if (event.key === "Escape") button.focus();
    if (event.key === "Escape" || event.key === "Tab") close();
    else move(list, event);
    event.stopPropagation();
  };
  return box;
}

function menuGroup(items: readonly MenuItem[], close: () => void): HTMLElement {
  const buttons = items.map(({ label, keys = "", isOff = false, run }) =>
    element(
      "button",
      {
        role: "menuitem",
        tabIndex: -1,
        ariaDisabled: String(isOff),
        onclick() {
          if (isOff) return;
          close();
          run();
        },
      },
      element("span", {}, label),
      element("kbd", { ariaHidden: "true" }, keys),
    ),
  );
  return element("div", { className: "menu-group", role: "group" }, ...buttons);
}

function move(list: HTMLElement, event: KeyboardEvent): void {
  const buttons = [...list.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement); // −1 if it is none of them
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1 + buttons.length,
    Home: 0,
    End: buttons.length - 1,
  };
  const next = steps[event.key];
  if (next === undefined) return;
  event.preventDefault();
  buttons[next % buttons.length]?.focus();
}
