import type { Scene } from "../../../plot/scene/scene.ts";
import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { outputTexts as texts } from "../texts/output.ts";
import { canLogX, canLogY, isZoomed, scaled, type View } from "./histogram-view.ts";

export interface ViewHolder {
  view(): View;
  show(view: View): void;
}

/** The buttons above a histogram; `update` makes them say how it is shown now. */
export function histogramTools(
  scene: Scene,
  { view, show }: ViewHolder,
): { readonly element: HTMLElement; update(view: View): void } {
  const toggle = (text: string, change: () => View): HTMLButtonElement =>
    element("button", { className: "tool", textContent: text, onclick: () => show(change()) });
  const logX = toggle(t(texts.logX), () => ({ isLogX: !view().isLogX, isLogY: view().isLogY }));
  const logY = toggle(t(texts.logY), () => ({
    ...(view().x && { x: view().x }),
    isLogX: view().isLogX,
    isLogY: !view().isLogY,
  }));
  const nearer = toggle("+", () => scaled(view(), scene, 0.5));
  const farther = toggle("−", () => scaled(view(), scene, 2));
  const reset = toggle(t(texts.resetZoom), () => ({
    isLogX: view().isLogX,
    isLogY: view().isLogY,
  }));
  nearer.ariaLabel = nearer.title = t(texts.zoomIn);
  farther.ariaLabel = farther.title = t(texts.zoomOut);
  logX.disabled = !canLogX(scene);
  logY.disabled = !canLogY(scene);
  const update = (now: View): void => {
    logX.ariaPressed = String(now.isLogX);
    logY.ariaPressed = String(now.isLogY);
    setDisabled(reset, !isZoomed(now));
    setDisabled(farther, !isZoomed(now));
  };
  update(view());
  const group = element("div", { className: "figure-tools", role: "group" });
  group.ariaLabel = t(texts.pictureTools);
  group.append(logX, logY, nearer, farther, reset);
  return { element: group, update };
}

/** A button that is off keeps the focus: who pressed it last must not be thrown to the top of the page. */
function setDisabled(button: HTMLButtonElement, isOff: boolean): void {
  button.ariaDisabled = String(isOff);
}
