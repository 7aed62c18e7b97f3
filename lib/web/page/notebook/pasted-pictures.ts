import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { t } from "../common/i18n.ts";
import { notify, notifyError } from "../common/notice.ts";
import { notebookTexts as texts } from "../texts/notebook.ts";

/** Where the pictures of a text are kept: in the notebook itself, as attachments of its cell. */
export interface PictureStore {
  names(): readonly string[];
  keep(name: string, type: string, base64: string): void;
}

/** A notebook is saved as a whole with every pause of the fingers, so pictures in it must be small. */
const maxMegabytes = 2;

/** Pictures that are pasted or dropped into a text become attachments that it shows. */
export function pastedPictures(store: PictureStore): Extension {
  const take = (view: EditorView, data: DataTransfer | null, at: number): boolean => {
    const files = [...(data?.files ?? [])].filter(({ type }) => /^image\//.test(type));
    if (files.length === 0) return false;
    insert(store, view, files, at).catch((error: unknown) => notifyError("picture", error));
    return true;
  };
  return EditorView.domEventHandlers({
    paste: (event, view) => take(view, event.clipboardData, view.state.selection.main.head),
    drop(event, view) {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const isTaken = take(view, event.dataTransfer, at ?? view.state.doc.length);
      if (isTaken) event.preventDefault();
      return isTaken;
    },
  });
}

async function insert(
  store: PictureStore,
  view: EditorView,
  files: readonly File[],
  at: number,
): Promise<void> {
  let place = at;
  for (const file of files) {
    if (file.size > maxMegabytes * 1e6) {
      notify({
        topic: "picture",
        kind: "warning",
        text: t(texts.pictureTooLarge, { name: file.name, n: maxMegabytes }),
      });
      continue;
    }
    const name = newName(file, store.names());
    store.keep(name, file.type, await base64(file));
    const text = `![${name.replace(/\.\w+$/, "")}](attachment:${name})\n`;
    view.dispatch({
      changes: { from: place, insert: text },
      selection: { anchor: place + text.length },
    });
    place += text.length;
  }
}

function newName({ name, type }: File, taken: readonly string[]): string {
  const ending = type.replace(/^image\//, "").replace(/\+.*/, "");
  const stem = name.replace(/\.\w+$/, "").replaceAll(/[^\p{L}\p{N}_-]+/gu, "-") || "image";
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? `${stem}.${ending}` : `${stem}-${n}.${ending}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
