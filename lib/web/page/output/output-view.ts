import type { CellOutput } from "../../protocol.ts";
import { element } from "../common/element.ts";
import { readiness } from "../common/ready.ts";
import { forgetFigures } from "./live-figure.ts";
import { renderOutput, text } from "./output.ts";
import { createTextView } from "./text-view.ts";

/** One output in its place. */
export interface OutputView {
  readonly element: HTMLElement;
  /** Printed text goes on. */
  append(text: string): void;
  /** Shows another output in the same place; false if that takes another kind of place. */
  replace(output: CellOutput): boolean;
  draw(): void;
  /** What "copy" takes along. */
  text(): string;
}

export function createOutputView(output: CellOutput): OutputView {
  return output.output_type === "stream" ? printed(output) : shown(output);
}

function printed({ name, text }: Extract<CellOutput, { output_type: "stream" }>): OutputView {
  const view = createTextView(name, text);
  return { ...view, replace: () => false };
}

type Shown = Exclude<CellOutput, { output_type: "stream" }>;

/** How long a drawing may take before what it replaces goes all the same, in milliseconds. */
const patience = 1500;

/** An output that can be replaced without a blink: the next one is made ready behind it. */
function shown(first: Shown): OutputView {
  let output = first;
  let isStale = true;
  let isBusy = false;
  const place = element("div", { className: "output" });

  const draw = (): void => {
    if (!isStale || isBusy) return;
    isStale = false;
    const next = renderOutput(output);
    const ready = place.childElementCount > 0 ? readiness(next) : undefined;
    if (!ready) {
      swap(next);
      return;
    }
    isBusy = true;
    next.classList.add("coming");
    place.append(next);
    const late = new Promise((resolve) => setTimeout(resolve, patience));
    void Promise.race([ready, late]).then(() => {
      next.classList.remove("coming");
      swap(next);
      isBusy = false;
      draw();
    });
  };
  const swap = (next: HTMLElement): void => {
    for (const old of [...place.children]) if (old !== next) forgetFigures(old);
    place.replaceChildren(next);
  };
  return {
    element: place,
    append: () => undefined,
    replace(next) {
      if (next.output_type === "stream") return false;
      output = next;
      isStale = true;
      return true;
    },
    draw,
    text: () => textOf(output),
  };
}

function textOf(output: Shown): string {
  if (output.output_type === "error") {
    return [`${output.ename}: ${output.evalue}`, ...output.traceback].join("\n");
  }
  const { data } = output;
  const type = ["text/plain", "text/markdown", "text/latex", "text/html"].find(
    (one) => one in data,
  );
  return type ? text(data[type]) : JSON.stringify(data["application/json"] ?? null);
}
