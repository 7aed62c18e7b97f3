import { basename } from "node:path";
import { Hono } from "hono";
import { DataError } from "../core/index.ts";
import {
  exportProgress,
  importProgress,
  isOwn,
  newOwnNotebook,
  readProgress,
  readSettings,
  removeOwnNotebook,
  takeHint,
  writeSettings,
} from "../course/index.ts";
import { bodyUpTo, ordinaryMb } from "./body.ts";
import type { CourseHost } from "./course-host.ts";
import { exerciseViews } from "./course-view.ts";
import { addOwn } from "./own-notebook.ts";
import { RefusedError } from "./refusal.ts";
import { settingsRequest, textRequest, uploadRequest } from "./requests.ts";
import { maxNotebookMb } from "./stored-notebook.ts";

const progressFile = "toplab-progress.json";

/** What concerns the course as a whole. */
export function courseRoutes(host: CourseHost): Hono {
  const { courseRoot, sessions } = host;
  const tellExercises = (): void => {
    for (const session of sessions.all()) session.tellExercises();
  };
  const body = bodyUpTo(ordinaryMb);
  return new Hono()
    .use(async (c, next) => {
      host.language(c.req.header("accept-language"));
      await next();
    })
    .get("/course", async (c) => c.json(await host.course()))
    .get("/settings", (c) => c.json(readSettings(courseRoot)))
    .put("/settings", body, async (c) =>
      c.json(writeSettings(courseRoot, settingsRequest(await c.req.json()))),
    )
    .get("/progress", (c) => {
      c.header("content-disposition", `attachment; filename="${progressFile}"`);
      return c.body(exportProgress(courseRoot), 200, { "content-type": "application/json" });
    })
    .post("/progress", body, async (c) => {
      const exercises = importedProgress(courseRoot, textRequest(await c.req.json()));
      tellExercises();
      return c.json({ exercises });
    })
    .post("/exercises/:module/:slug/hint", async (c) => {
      const { module, slug } = c.req.param();
      const exercise = await host.exercise(`${module}/${slug}`);
      takeHint(courseRoot, exercise);
      tellExercises();
      const [view] = exerciseViews({ exercises: [exercise] }, readProgress(courseRoot));
      return c.json(view);
    })
    .post("/notebooks", bodyUpTo(2 * maxNotebookMb), async (c) => {
      const { name, text } = uploadRequest(await c.req.json());
      return c.json({ id: addOwn(courseRoot, name, text) }, 201);
    })
    .post("/notebooks/new", (c) => c.json({ id: newOwnNotebook(courseRoot) }, 201))
    .delete("/notebooks/:id", async (c) => {
      const { id } = c.req.param();
      await host.module(id);
      if (!isOwn({ id })) throw new RefusedError("not-own", { id });
      await sessions.forget(id);
      return c.json({ backup: basename(removeOwnNotebook(courseRoot, id)) });
    });
}

function importedProgress(courseRoot: string, text: string): number {
  try {
    return importProgress(courseRoot, text, progressFile);
  } catch (cause) {
    if (!(cause instanceof DataError) || cause.where !== progressFile) throw cause;
    throw new RefusedError("not-progress", { file: progressFile }, { cause });
  }
}
