import { element } from "./element.ts";

export interface DialogAction {
  /** What `ask` answers if this is chosen. */
  readonly value: string;
  readonly label: string;
  /** "primary" is filled and, where there is no content, gets the focus; "danger" destroys something and never gets it. */
  readonly kind?: "primary" | "danger";
}

export interface DialogOptions {
  readonly title: string;
  /** Each line is a paragraph. */
  readonly text?: string;
  /** What else is between the text and the actions: choices, a table of keys. */
  readonly content?: Node;
  /** From left to right, the one that changes nothing first. */
  readonly actions: readonly DialogAction[];
}

/** Asks the reader in a modal dialog; answers the chosen action's value, or "" when it is dismissed. */
export function ask({ title, text = "", content, actions }: DialogOptions): Promise<string> {
  const box = element("dialog", { className: "dialog", role: content ? "dialog" : "alertdialog" });
  const body = element("div", { id: "dialog-text" }, ...paragraphs(text));
  box.setAttribute("aria-labelledby", "dialog-title");
  if (text) box.setAttribute("aria-describedby", body.id);
  box.append(
    element("h2", { id: "dialog-title" }, title),
    body,
    ...(content ? [content] : []),
    element(
      "div",
      { className: "dialog-actions" },
      ...actions.map((action) =>
        actionButton(box, action, !content && action === harmless(actions)),
      ),
    ),
  );
  document.body.append(box);
  return new Promise((resolve) => {
    box.onclose = () => {
      box.remove();
      resolve(box.returnValue);
    };
    box.showModal(); // the browser keeps the focus inside, and gives it back at the end
  });
}

function paragraphs(text: string): readonly HTMLElement[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => element("p", {}, line));
}

/** The one that gets the focus: Return must not destroy anything by accident. */
function harmless(actions: readonly DialogAction[]): DialogAction | undefined {
  return (
    actions.find(({ kind }) => kind === "primary") ?? actions.find(({ kind }) => kind !== "danger")
  );
}

function actionButton(
  box: HTMLDialogElement,
  { value, label, kind }: DialogAction,
  autofocus: boolean,
): HTMLButtonElement {
  return element("button", {
    type: "button",
    className: `button ${kind ?? ""}`,
    textContent: label,
    autofocus,
    onclick: () => box.close(value),
  });
}
