import { element, icon } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { icons } from "../common/icons.ts";
import { commonTexts } from "../texts/common.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";

export interface OutlinePanel {
  /** Stands beside the notebook where there is room. */
  readonly element: HTMLElement;
  /** Lies over the notebook where there is none. */
  readonly drawer: HTMLElement;
  isOpen(): boolean;
  toggle(): void;
  /** Makes room again after something was chosen, where the contents lie over the notebook. */
  chosen(): void;
}

const key = "toplab-outline";

/** The place of the contents: a column on wide screens, a drawer over the page on narrow ones. */
export function outlinePanel(
  contents: HTMLElement,
  onToggle: (isOpen: boolean) => void,
): OutlinePanel {
  const isWide = matchMedia("(min-width: 75rem)");
  const column = element("aside", { className: "contents", ariaLabel: t(texts.contents) });
  const drawer = drawerOf(() => onToggle(false));
  const lay = (): void => {
    drawer.close();
    (isWide.matches ? column : drawer).append(contents);
    column.hidden = !isWide.matches || remembered() === "closed";
  };
  isWide.addEventListener("change", () => {
    lay();
    onToggle(!column.hidden);
  });
  lay();
  return {
    element: column,
    drawer,
    isOpen: () => !column.hidden,
    toggle() {
      if (!isWide.matches) {
        drawer.showModal();
        return onToggle(true);
      }
      column.hidden = !column.hidden;
      remember(column.hidden ? "closed" : "open");
      onToggle(!column.hidden);
    },
    chosen: () => drawer.close(),
  };
}

function drawerOf(onClose: () => void): HTMLDialogElement {
  const close = element(
    "button",
    {
      className: "button close-drawer",
      ariaLabel: t(commonTexts.close),
      onclick: () => drawer.close(),
    },
    icon(icons.close),
  );
  const drawer = element("dialog", { className: "drawer", ariaLabel: t(texts.contents) }, close);
  drawer.onclose = onClose;
  drawer.onclick = ({ target }) => {
    if (target === drawer) drawer.close(); // beside it
  };
  return drawer;
}

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser may forbid it
  }
}

function remember(state: "open" | "closed"): void {
  try {
    localStorage.setItem(key, state);
  } catch {
    // then it is open again next time
  }
}
