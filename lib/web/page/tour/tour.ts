import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { saveSettings, settings } from "../common/server.ts";
import { tourTexts as texts } from "../texts/tour.ts";
import { placeTour } from "./tour-place.ts";
import { type TourStep, tourSteps } from "./tour-steps.ts";

/** Starts the tour on the first visit; whoever leaves it is not asked again. */
export async function offerTour(): Promise<void> {
  if (tourOfAddress() !== undefined) return;
  const { tourDone } = await settings();
  if (tourDone) return;
  showStep(0);
  await saveSettings({ tourDone: true });
}

/** Starts the tour from its beginning, which is on the course page. */
export function repeatTour(): void {
  if (here() === "course") showStep(0);
  else location.assign(address("/", 0));
}

/** Goes on with a tour that came from the other page, as the address says. */
export function resumeTour(): void {
  const at = tourOfAddress();
  if (at === undefined) return;
  history.replaceState(null, "", location.pathname); // a reload does not begin again
  showStep(at);
}

function tourOfAddress(): number | undefined {
  const at = /^#tour=(\d)$/.exec(location.hash)?.[1];
  return at === undefined ? undefined : Number(at);
}

const address = (page: string, at: number): string => `${page}#tour=${at}`;
const here = (): TourStep["page"] => (location.pathname === "/" ? "course" : "notebook");

/** The steps that can be shown: without a notebook to go to, those of the course page. */
function steps(): readonly TourStep[] {
  return notebookPath() === undefined
    ? tourSteps.filter(({ page }) => page === "course")
    : tourSteps;
}

function notebookPath(): string | undefined {
  if (here() === "notebook") return location.pathname;
  return document.querySelector<HTMLAnchorElement>(".module h3 a")?.pathname;
}

/** Takes the tour away and gives the focus back. */
let leave: (() => void) | undefined;

function showStep(at: number): void {
  const step = steps()[at];
  if (!step) return;
  if (step.page !== here()) {
    location.assign(address(step.page === "course" ? "/" : (notebookPath() ?? "/"), at));
    return;
  }
  leave?.();
  const before = document.activeElement;
  const card = stepCard(step, at);
  const light = element("div", { className: "tour-light", ariaHidden: "true" });
  const target = step.target === undefined ? null : document.querySelector(step.target);
  const place = (): void => placeTour(card, light, target);
  const resized = new ResizeObserver(place); // pictures and formulas still move things
  const controls = new AbortController();
  const { signal } = controls;
  leave = () => {
    leave = undefined;
    controls.abort();
    resized.disconnect();
    light.remove();
    card.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  document.body.prepend(light, card);
  addEventListener("scroll", place, { signal, passive: true, capture: true });
  addEventListener("resize", place, { signal });
  addEventListener("keydown", (event) => walk(event, card, at), { signal });
  resized.observe(document.body);
  if (target) bringIntoView(target, card);
  place();
  card.focus({ preventScroll: true }); // a screen reader now reads the card
}

/** So that the card has room below the target, if there can be room at all. */
function bringIntoView(target: Element, card: HTMLElement): void {
  const isTall = target.clientHeight + 2 * card.clientHeight > innerHeight;
  target.scrollIntoView({ block: isTall ? "start" : "center" });
}

function stepCard({ title, text }: TourStep, at: number): HTMLElement {
  const n = steps().length;
  const button = (label: string, className: string, onclick: () => void): HTMLButtonElement =>
    element("button", { type: "button", className, textContent: label, onclick });
  const isLast = at === n - 1;
  const card = element(
    "section",
    { className: "tour", role: "dialog", tabIndex: -1 },
    element("p", { className: "tour-count" }, t(texts.count, { at: at + 1, n })),
    element("h2", { id: "tour-title" }, t(title)),
    element("p", { id: "tour-text" }, t(text)),
    element(
      "div",
      { className: "tour-actions" },
      ...(isLast ? [] : [button(t(texts.leave), "quiet", () => leave?.())]),
      ...(at > 0 ? [button(t(texts.back), "button", () => showStep(at - 1))] : []),
      isLast
        ? button(t(texts.finish), "button primary", () => leave?.())
        : button(t(texts.next), "button primary", () => showStep(at + 1)),
    ),
  );
  card.setAttribute("aria-labelledby", "tour-title");
  card.setAttribute("aria-describedby", "tour-text");
  return card;
}

/** Esc leaves from anywhere on the page; on the card itself Enter goes on, as do the arrows. */
function walk(event: KeyboardEvent, card: HTMLElement, at: number): void {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) leave?.();
  if (!card.contains(event.target as Node)) return; // keys come from nodes
  const isOnCard = event.target === card;
  if (event.key === "ArrowRight" || (event.key === "Enter" && isOnCard)) showStep(at + 1);
  if (event.key === "ArrowLeft" && at > 0) showStep(at - 1);
}
