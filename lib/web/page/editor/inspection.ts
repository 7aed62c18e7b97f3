import type { Extension } from "@codemirror/state";
import {
  activateHover,
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
  type Tooltip,
} from "@codemirror/view";
import type { Inspection } from "../../protocol.ts";
import { t } from "../common/i18n.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";
import type { EditorHelp } from "./help-source.ts";
import { inspectionNote } from "./inspection-note.ts";

/** Tells what a name is: under the pointer, or at the cursor with Shift-Tab (twice: to scroll in it). */
export function inspection(help: EditorHelp): Extension {
  let ready: Inspection | undefined;
  const hover = hoverTooltip(
    (view, pos) =>
      ready ? note(ready) : inspect(help, view, pos).then((found) => (found ? note(found) : null)),
    { hoverTime: 450, hideOnChange: true },
  );
  const showAt = async (view: EditorView, head: number): Promise<void> => {
    ready = await inspect(help, view, head);
    if (ready && view.hasFocus && view.state.selection.main.head === head) {
      activateHover(view, ready.start, 1, {
        tooltip: hover,
        until: ({ docChanged, newSelection }) => docChanged || newSelection.main.head !== head,
      });
      view.dispatch({ effects: EditorView.announce.of(ready.signature) });
    }
    ready = undefined;
  };
  const inspectHere = (view: EditorView): boolean => {
    const { head, empty } = view.state.selection.main;
    if (!empty || isIndent(view, head)) return false;
    void showAt(view, head);
    return true;
  };
  return [
    hover,
    keymap.of([
      { key: "Shift-Tab", run: (view) => enterNote(view) || inspectHere(view) },
      { key: "Escape", run: closeNotes },
    ]),
  ];
}

/** At the beginning of a line Shift-Tab takes back an indent instead. */
function isIndent(view: EditorView, head: number): boolean {
  return view.state.sliceDoc(view.state.doc.lineAt(head).from, head).trim() === "";
}

async function inspect(
  help: EditorHelp,
  view: EditorView,
  pos: number,
): Promise<Inspection | undefined> {
  if (help.isBusy()) return undefined;
  const code = view.state.doc.toString();
  const reply = await help.inspect({ code, cursor: pos }).catch(() => undefined);
  return view.state.doc.toString() === code ? (reply?.inspection ?? undefined) : undefined;
}

function note(found: Inspection): Tooltip {
  return {
    pos: found.start,
    end: found.end,
    above: true,
    create: (view) => {
      const dom = inspectionNote(found);
      dom.tabIndex = 0;
      dom.role = "note";
      dom.ariaLabel = t(texts.aboutName);
      dom.onkeydown = (event) => {
        if (event.key !== "Escape" && event.key !== "Tab") return;
        event.preventDefault();
        event.stopPropagation();
        closeNotes(view);
        view.focus();
      };
      return { dom };
    },
  };
}

function enterNote(view: EditorView): boolean {
  if (!hasHoverTooltips(view.state)) return false;
  const note = view.dom.querySelector<HTMLElement>(".cm-tooltip-hover .note");
  note?.focus();
  return note !== null;
}

function closeNotes(view: EditorView): boolean {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}
