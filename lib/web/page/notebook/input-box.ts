import type { InputQuestion } from "../../protocol.ts";
import { element } from "../common/element.ts";
import { t } from "../common/i18n.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";

/** The line that a running cell waits for: Return sends it, Escape gives up. */
export function inputBox(
  { id, prompt, isPassword }: InputQuestion,
  answer: (value: string | null) => void,
): HTMLElement {
  const input = element("input", {
    type: isPassword ? "password" : "text",
    id: `input-${id}`,
    autocomplete: "off",
    spellcheck: false,
  });
  const send = (value: string | null): void => {
    input.readOnly = true; // the focus stays until the box goes
    answer(value);
  };
  const label = element("label", { htmlFor: input.id }, prompt || t(texts.inputAsked));
  const box = element(
    "form",
    { className: "input-box" },
    label,
    input,
    element("button", { className: "button small primary", textContent: t(texts.inputSend) }),
    element("span", { className: "tip" }, t(texts.inputTip)),
  );
  box.onsubmit = (event) => {
    event.preventDefault();
    send(input.value);
  };
  input.onkeydown = (event) => {
    event.stopPropagation(); // Escape and letters are meant for this line, not for the notebook
    if (event.key === "Escape") send(null);
  };
  return box;
}
