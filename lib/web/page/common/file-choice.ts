import { element } from "./element.ts";

/** A button that lets the reader choose files; the browser's own control for it stays hidden. */
export function fileButton(
  label: string,
  accept: string,
  onChosen: (files: readonly File[]) => void,
): HTMLElement {
  const input = element("input", { type: "file", accept, multiple: true, hidden: true });
  input.onchange = () => {
    onChosen([...(input.files ?? [])]);
    input.value = ""; // so that the same file can be chosen again
  };
  return element(
    "span",
    {},
    element("button", {
      type: "button",
      className: "button",
      textContent: label,
      onclick: () => input.click(),
    }),
    input,
  );
}

/** Files may be dropped anywhere: a page that took them for a link would be gone. */
export function acceptDrops(invitation: string, onDropped: (files: readonly File[]) => void): void {
  const mark = (isOver: boolean): void => {
    document.body.dataset["drop"] = isOver ? invitation : "";
  };
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    onDropped([...(event.dataTransfer?.files ?? [])]);
  });
}
