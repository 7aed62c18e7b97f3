import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Room that the bar at the top of the page takes, with a line to spare, in pixels. */
const bar = 96;

/** The cursor does not hide below the bar: where CodeMirror scrolled to it, the page scrolls on. */
export const keepBelowBar: Extension = EditorView.scrollHandler.of((view, { head }) => {
  requestAnimationFrame(() => {
    const at = view.coordsAtPos(Math.min(head, view.state.doc.length));
    if (at && at.top < bar) window.scrollBy({ top: at.top - bar });
  });
  return false; // CodeMirror does its own part first
});
