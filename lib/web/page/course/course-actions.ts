import type { ModuleView } from "../../protocol.ts";
import { attempt } from "../common/attempt.ts";
import { ask } from "../common/dialog.ts";
import { t } from "../common/i18n.ts";
import { notify } from "../common/notice.ts";
import {
  importProgress,
  newNotebook,
  notebookServer,
  removeNotebook,
  upload,
} from "../common/server.ts";
import { commonTexts } from "../texts/common.ts";
import { courseTexts as texts } from "../texts/course.ts";
import type { ModuleActions } from "./module-card.ts";
import type { OwnActions } from "./own-notebooks.ts";

export interface CourseActions extends ModuleActions, OwnActions {
  importProgress(files: readonly File[]): void;
}

/** What the course page can do; `refresh` shows the course anew, with the focus on an element. */
export function courseActions(refresh: (focus?: string) => Promise<void>): CourseActions {
  const show = async (focus: string, text: string): Promise<void> => {
    await refresh(focus);
    tell(text);
  };
  return {
    startOver: (module) => attempt(() => startOver(module, show)),
    takeNew: (module) => attempt(() => takeNew(module, show)),
    create: () =>
      attempt(async () => {
        const { id } = await newNotebook();
        location.assign(`/notebooks/${encodeURIComponent(id)}`);
      }),
    upload: (files) =>
      attempt(async () => {
        try {
          for (const file of files) await upload({ name: file.name, text: await file.text() });
        } finally {
          await refresh("own"); // those before a broken one are in
        }
        tell(t(texts.uploaded, { n: files.length }));
      }),
    remove: (notebook) => attempt(() => remove(notebook, show)),
    importProgress: (files) =>
      attempt(async () => {
        let n = 0;
        for (const file of files) n += (await importProgress(await file.text())).exercises;
        await show("progress", t(texts.imported, { n }));
      }),
  };
}

function tell(text: string): void {
  notify({ topic: "command", kind: "info", text });
}

type Show = (focus: string, text: string) => Promise<void>;

async function startOver({ id, title }: ModuleView, show: Show): Promise<void> {
  const text = t(texts.startOverText, { title });
  if (!(await isSure(t(texts.startOverOf, { title }), text, t(texts.startOverDo)))) return;
  tell(t(texts.working)); // a kernel that is just starting must end first
  const { backup } = await notebookServer(id).reset();
  await show(`open-${id}`, saved(t(texts.startedOver, { title }), backup));
}

async function takeNew({ id, title }: ModuleView, show: Show): Promise<void> {
  const text = t(texts.takeNewText, { title });
  if (!(await isSure(t(texts.takeNewOf, { title }), text, t(texts.takeNew), "primary"))) return;
  const { backup } = await notebookServer(id).update();
  await show(`open-${id}`, saved(t(texts.tookNew, { title }), backup));
}

async function remove({ id, title }: ModuleView, show: Show): Promise<void> {
  if (!(await isSure(t(texts.removeTitle, { title }), t(texts.removeText), t(texts.removeDo))))
    return;
  const { backup } = await removeNotebook(id);
  await show("own", saved(t(texts.removed, { title }), backup));
}

/** What was done, and where the former state is, if there was one. */
function saved(text: string, backup: string | undefined): string {
  return backup === undefined ? text : `${text} ${t(texts.kept, { backup })}`;
}

async function isSure(
  title: string,
  text: string,
  label: string,
  kind: "primary" | "danger" = "danger",
): Promise<boolean> {
  const answer = await ask({
    title,
    text,
    actions: [
      { value: "", label: t(commonTexts.cancel) },
      { value: "yes", label, kind },
    ],
  });
  return answer === "yes";
}
