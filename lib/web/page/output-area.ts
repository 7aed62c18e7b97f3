import type { CellOutput } from "../protocol.ts";
import { element } from "./element.ts";
import { renderOutput } from "./output.ts";
import { forgetFigures } from "./plotly.ts";

/** The place below a cell where its outputs stand, in the order of their numbers. */
export interface OutputArea {
  readonly element: HTMLElement;
  set(index: number, output: CellOutput): void;
  append(index: number, text: string): void;
  clear(): void;
  /** The run is over: nothing more will fill the room that was kept for new outputs. */
  settle(): void;
}

export function createOutputArea(label: string): OutputArea {
  const outputs: CellOutput[] = [];
  const stale = new Set<number>();
  const area = element("div", { className: "outputs", role: "region", ariaLabel: label });

  const draw = (): void => {
    for (const index of stale) {
      const output = outputs[index];
      if (!output) continue;
      const made = renderOutput(output);
      const old = area.children[index];
      if (old) {
        forgetFigures(old);
        old.replaceWith(made);
      } else {
        area.append(made);
      }
    }
    stale.clear();
  };
  const drawSoon = (index: number): void => {
    if (stale.size === 0) requestAnimationFrame(draw);
    stale.add(index);
  };
  return {
    element: area,
    set(index, output) {
      outputs[index] = output;
      drawSoon(index);
    },
    append(index, text) {
      const output = outputs[index];
      if (output?.output_type !== "stream") return;
      outputs[index] = { ...output, text: output.text + text };
      drawSoon(index);
    },
    clear() {
      area.style.minHeight = `${area.offsetHeight}px`; // what follows must not jump up and down again
      forgetFigures(area);
      outputs.length = 0;
      stale.clear();
      area.replaceChildren();
    },
    settle() {
      requestAnimationFrame(() => {
        area.style.minHeight = "";
      });
    },
  };
}
