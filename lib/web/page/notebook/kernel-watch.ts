import type { CellState, KernelState, NotebookEvent } from "../../protocol.ts";
import { t } from "../common/i18n.ts";
import { dismiss, notify } from "../common/notice.ts";
import { refusalText } from "../common/server.ts";
import { commandTexts } from "../texts/commands.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { Toolbar } from "./toolbar.ts";

type KernelEvent = Extract<NotebookEvent, { type: "snapshot" | "kernel" }>;

/** Follows the kernel and shows its state in the bar, in the title of the page, and what it died of. */
export interface KernelWatch {
  state(): KernelState;
  onEvent(event: NotebookEvent): void;
}

export function watchKernel(
  title: string,
  toolbar: Toolbar,
  { restart, becameIdle }: { restart(): void; becameIdle(): void },
): KernelWatch {
  let state: KernelState = "off";
  const waiting = new Set<string>();
  const count = (cell: string, its: CellState): void => {
    if (its === "queued") waiting.add(cell);
    else waiting.delete(cell);
    toolbar.showQueue(waiting.size);
  };
  const onKernel = (event: KernelEvent): void => {
    const reason = event.why ? refusalText(event.why) : event.reason;
    const wasBusy = state !== "idle";
    state = event.kernel;
    toolbar.showKernel(state, reason);
    document.title = `${state === "busy" ? "● " : ""}${title} – Toplab`;
    dismiss("kernel");
    if (state === "dead") tellDeath(reason, restart);
    if (state === "idle" && wasBusy) becameIdle();
  };
  return {
    state: () => state,
    onEvent(event) {
      if (event.type === "snapshot" || event.type === "kernel") onKernel(event);
      if (event.type === "snapshot") {
        waiting.clear();
        for (const [id, { state: its }] of Object.entries(event.results)) count(id, its);
      }
      if (event.type === "cell") count(event.cell, event.state);
    },
  };
}

function tellDeath(reason: string, restart: () => void): void {
  notify({
    topic: "kernel",
    kind: "error",
    text: t(texts.kernelGone, { reason: reason.replace(/\.?$/, ".") }),
    actions: [{ label: t(commandTexts.restart), run: restart }],
  });
}
