import type { Autosave } from "./autosave.ts";

/** Leaving the page saves it, or asks if that is no longer possible. */
export function keepWork(saving: Autosave): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void saving.save();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!saving.isClean()) event.preventDefault();
  });
}
