import type { Scene } from "../../../plot/scene/scene.ts";
import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { statisticTexts, outputTexts as texts } from "../texts/output.ts";

export interface HistogramBox {
  readonly elements: readonly HTMLElement[];
  readonly buttons: readonly HTMLElement[];
  /** What it takes beside the picture, in pixels. */
  width(): number;
}

/** Between the picture and the box, in pixels. */
const gap = 12;

/** ROOT's box of numbers as a table beside the picture, with the button that shows it; nothing without numbers. */
export function histogramBox(rows: Scene["box"], changed: () => void): HistogramBox {
  if (rows.length === 0) return { elements: [], buttons: [], width: () => 0 };
  const lines = rows.map(([name, value]) =>
    element(
      "tr",
      {},
      Object.assign(element("th", {}, nameOf(name)), { scope: "row" }),
      element("td", {}, value),
    ),
  );
  const table = element(
    "table",
    { className: "figure-box" },
    element("caption", { className: "unseen" }, t(texts.statistics)),
    element("tbody", {}, ...lines),
  );
  const button = element("button", { className: "tool", textContent: t(texts.statistics) });
  const show = (isShown: boolean): void => {
    table.hidden = !isShown;
    button.ariaPressed = String(isShown);
  };
  button.onclick = () => {
    show(table.hidden === true);
    changed();
  };
  show(true);
  return {
    elements: [table],
    buttons: [button],
    width: () => (table.hidden === true ? 0 : table.offsetWidth + gap + 1),
  };
}

function nameOf(name: string): string {
  const known = Object.entries(statisticTexts).find(([key]) => key === name)?.[1];
  return known ? t(known) : name;
}
