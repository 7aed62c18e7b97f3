import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";

export interface OutputSlot {
  readonly element: HTMLElement;
  toggle(): void;
  scroll(): void;
}

/** The room for a cell's outputs: they can be put away, or kept to a part of the screen. */
export function outputSlot(outputs: HTMLElement): OutputSlot {
  const show = element("button", {
    className: "shows-outputs",
    textContent: t(texts.showOutput),
    hidden: true,
    onclick: () => toggle(),
  });
  const slot = element("div", { className: "output-slot" }, show, outputs);
  const toggle = (): void => {
    show.hidden = outputs.hidden;
    outputs.hidden = !outputs.hidden;
  };
  return {
    element: slot,
    toggle,
    scroll() {
      const scrolls = slot.classList.toggle("scrolls");
      if (scrolls) outputs.tabIndex = 0;
      else outputs.removeAttribute("tabindex");
    },
  };
}
