import { commonTexts } from "../texts/common.ts";
import { element } from "./element.ts";
import { t } from "./i18n.ts";

export interface Notice {
  /** Notices of the same topic replace each other. */
  readonly topic: string;
  readonly kind: "info" | "warning" | "error";
  readonly text: string;
  readonly actions?: readonly { readonly label: string; run(): void }[];
  /** Goes away by itself after so many seconds; otherwise it stays until dismissed. */
  readonly seconds?: number;
}

const shown = new Map<string, HTMLElement>();
const tray: HTMLElement = element("div", {
  className: "notices",
  role: "status",
  ariaLive: "polite",
});

/** Puts the empty tray into the page: a screen reader announces only what enters a place it knows. */
export function prepareNotices(): void {
  document.body.append(tray);
}

/** Tells the reader something, in a corner that does not cover the work. */
export function notify({ topic, kind, text, actions = [], seconds }: Notice): void {
  dismiss(topic);
  const buttons = actions.map(({ label, run }) =>
    element("button", {
      className: "button small",
      textContent: label,
      onclick: () => {
        dismiss(topic);
        run();
      },
    }),
  );
  const close = element("button", {
    className: "close",
    ariaLabel: t(commonTexts.dismiss),
    textContent: "×",
    onclick: () => dismiss(topic),
  });
  const note = element(
    "div",
    { className: `notice ${kind}` },
    element("p", {}, text),
    ...buttons,
    close,
  );
  shown.set(topic, note);
  if (!tray.isConnected) prepareNotices();
  tray.append(note);
  if (seconds) setTimeout(() => shown.get(topic) === note && dismiss(topic), seconds * 1000);
}

/** Takes a notice away once what it says is no longer true. */
export function dismiss(topic: string): void {
  shown.get(topic)?.remove();
  shown.delete(topic);
}

/** Reports what went wrong, in the words of the error. */
export function notifyError(topic: string, error: unknown): void {
  notify({ topic, kind: "error", text: error instanceof Error ? error.message : String(error) });
}
