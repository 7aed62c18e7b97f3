import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { DataError } from "../core/index.ts";
import type { CourseView } from "./protocol.ts";
import { RequestError, runRequest, saveRequest } from "./requests.ts";
import { ConflictError, type NotebookSession } from "./session.ts";

/** Texts only; outputs never travel from the page to the server. */
const maxBody = 8 * 1024 * 1024;

export interface ApiOptions {
  course(): Promise<CourseView>;
  /** The session of a notebook in the catalogue; undefined for every other name. */
  session(id: string): Promise<NotebookSession | undefined>;
}

/** What the page can ask for. */
export function apiRoutes({ course, session }: ApiOptions): Hono {
  const withSession =
    (answer: (session: NotebookSession, c: Context) => Response | Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      const found = await session(c.req.param("id") ?? "");
      return found
        ? answer(found, c)
        : c.json({ message: "The course has no such notebook." }, 404);
    };
  const api = new Hono();
  api.use(
    bodyLimit({ maxSize: maxBody, onError: (c) => c.json({ message: "That is too long." }, 413) }),
  );
  api.onError((error, c) => c.json({ message: error.message }, statusOf(error)));
  api.get("/course", async (c) => c.json(await course()));
  api.get(
    "/notebooks/:id",
    withSession((notebook, c) => c.json(notebook.open())),
  );
  api.put(
    "/notebooks/:id",
    withSession(async (notebook, c) =>
      c.json({ revision: notebook.save(saveRequest(await c.req.json())) }),
    ),
  );
  api.post(
    "/notebooks/:id/run",
    withSession(async (notebook, c) => {
      notebook.run(runRequest(await c.req.json()).cells);
      return c.json({});
    }),
  );
  const commands = {
    interrupt: (notebook: NotebookSession) => notebook.interrupt(),
    restart: (notebook: NotebookSession) => notebook.restart(),
    reset: (notebook: NotebookSession) => notebook.reset(),
  };
  for (const [name, command] of Object.entries(commands)) {
    api.post(
      `/notebooks/:id/${name}`,
      withSession(async (notebook, c) => c.json({ backup: await command(notebook) })),
    );
  }
  api.get("/notebooks/:id/events", withSession(sendEvents));
  api.all("*", (c) => c.json({ message: "There is nothing here." }, 404));
  return api;
}

function sendEvents(notebook: NotebookSession, c: Context): Response {
  return streamSSE(c, async (stream) => {
    let sent: Promise<void> = Promise.resolve();
    const stop = notebook.listen((event) => {
      const data = JSON.stringify(event);
      sent = sent.then(() => stream.writeSSE({ data })); // one after the other
    });
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    stop();
  });
}

function statusOf(error: Error): 400 | 409 | 422 | 500 {
  if (error instanceof ConflictError) return 409;
  if (error instanceof RequestError || error instanceof SyntaxError) return 400;
  return error instanceof DataError ? 422 : 500;
}
