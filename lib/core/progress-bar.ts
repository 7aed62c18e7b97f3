import type { MimeBundle } from "./display.ts";
import { escapeHtml } from "./escape-html.ts";

/** How far a loop has come. */
export interface ProgressState {
  readonly label: string;
  readonly done: number;
  /** Undefined if nobody knows how many there will be. */
  readonly total: number | undefined;
  readonly phase: "running" | "complete" | "stopped";
  /** Time since the beginning. */
  readonly seconds: number;
}

const blocks = 20;

/** The bar as one line of text: "Fits ██████████░░░░░░░░░░ 50 %, 500 of 1000, 12 s left". */
export function progressText(state: ProgressState): string {
  const share = shareOf(state);
  const filled = share === undefined ? 0 : Math.floor(share * blocks);
  const bar = share === undefined ? [] : ["█".repeat(filled) + "░".repeat(blocks - filled)];
  return [...(state.label ? [state.label] : []), ...bar, inWords(state)].join(" ");
}

/** The bar as text and as HTML that a screen reader can tell. */
export function progressBundle(state: ProgressState): MimeBundle {
  const share = shareOf(state);
  const value = share === undefined ? "" : ` max="1" value="${share.toFixed(4)}"`;
  const words = [state.label, inWords(state)].filter((part) => part !== "").join(": ");
  const name = escapeHtml(state.label || "Progress");
  return {
    "text/plain": progressText(state),
    "text/html": `<div><progress${value} aria-label="${name}"></progress> ${escapeHtml(words)}</div>`,
  };
}

/** From 0 to 1; a loop that took all its items is done, whatever was foretold. */
function shareOf({ done, total, phase }: ProgressState): number | undefined {
  if (phase === "complete") return 1;
  if (total === undefined) return undefined;
  return total > 0 ? Math.min(1, done / total) : 0;
}

function inWords(state: ProgressState): string {
  const { done, total, phase, seconds } = state;
  const share = shareOf(state);
  const percent = share === undefined ? [] : [`${Math.floor(100 * share)} %`];
  const items = total === undefined || phase === "complete" ? `${done}` : `${done} of ${total}`;
  return [...percent, items, time(phase, seconds, share)].filter((part) => part !== "").join(", ");
}

function time(phase: ProgressState["phase"], seconds: number, share: number | undefined): string {
  if (phase === "complete") return `in ${duration(seconds)}`;
  if (phase === "stopped") return `stopped after ${duration(seconds)}`;
  if (share === undefined) return `${duration(seconds)} so far`;
  return share > 0 ? `${duration((seconds * (1 - share)) / share)} left` : "";
}

/** "4 s", "2 min 05 s", "1 h 02 min". */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (part: number): string => String(part).padStart(2, "0");
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${two(whole % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}
