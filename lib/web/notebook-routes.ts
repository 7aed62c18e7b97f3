import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { type Context, Hono } from "hono";
import { isOwn, restoreCell, workPath } from "../course/index.ts";
import { bodyUpTo, ordinaryMb } from "./body.ts";
import type { CourseHost } from "./course-host.ts";
import { sendEvents } from "./events.ts";
import { addOwn } from "./own-notebook.ts";
import { readPicture } from "./picture.ts";
import type { CompletionReply, DiagnosisReply, InspectionReply } from "./protocol.ts";
import { RefusedError } from "./refusal.ts";
import * as read from "./requests.ts";
import type { NotebookSession } from "./session.ts";

type Answer = (session: NotebookSession, c: Context) => Response | Promise<Response>;

/** What concerns one notebook; to be mounted at a path with its `:id`. */
export function notebookRoutes(host: CourseHost): Hono {
  const routes = new Hono().use(bodyUpTo(ordinaryMb));
  const withSession =
    (answer: Answer) =>
    async (c: Context): Promise<Response> =>
      answer(await sessionOf(host, nameOf(c)), c);
  addFileRoutes(routes, host, withSession);
  addKernelRoutes(routes, withSession);
  addHelpRoutes(routes, withSession);
  return routes.get("/events", withSession(sendEvents)).get(
    "/events/latest",
    withSession((session, c) => {
      const latest = session.latest(Number(c.req.query("seen")));
      return latest ? c.json(latest) : c.body(null, 204);
    }),
  );
}

type WithSession = (answer: Answer) => (c: Context) => Promise<Response>;

const nameOf = (c: Context): string => c.req.param("id") ?? "";
const json = (c: Context): Promise<unknown> => c.req.json();
/** Paths of this machine are of no use to a page. */
const nameIn = (path: string | undefined): string | undefined => path && basename(path);

async function sessionOf(host: CourseHost, id: string): Promise<NotebookSession> {
  const open = host.sessions.find(id);
  if (open) return open;
  const module = await host.module(id);
  host.warm(); // while the notebook is being read
  return host.sessions.find(id) ?? host.sessions.open(module);
}

function addFileRoutes(routes: Hono, host: CourseHost, withSession: WithSession): void {
  routes
    .get(
      "/",
      withSession(async (session, c) => c.json(session.open(await host.module(nameOf(c))))),
    )
    .put(
      "/",
      withSession(async (session, c) =>
        c.json({ revision: session.save(read.saveRequest(await json(c))) }),
      ),
    )
    .post(
      "/copy",
      withSession(async (session, c) => {
        const text = session.copy(read.cellsRequest(await json(c)));
        return c.json({ id: addOwn(host.courseRoot, `${nameOf(c)}.ipynb`, text) }, 201);
      }),
    )
    .post(
      "/reset",
      withSession(async (session, c) => c.json({ backup: nameIn(await session.reset()) })),
    )
    .post(
      "/update",
      withSession((session, c) => c.json({ backup: nameIn(session.update()) })),
    )
    .post(
      "/restore",
      withSession(async ({ module }, c) => {
        const cell = read.cellRequest(await json(c));
        if (isOwn(module)) throw new RefusedError("not-lesson", { id: module.id });
        return c.json({ source: original(module, cell) });
      }),
    )
    .get(
      "/file",
      withSession(async (session, c) => {
        c.header("content-disposition", `attachment; filename="${nameOf(c)}.ipynb"`);
        const type = { "content-type": "application/x-ipynb+json" };
        return c.body(await readFile(session.path()), 200, type);
      }),
    )
    .get(
      "/picture",
      withSession(async ({ module }, c) => {
        const folders = [dirname(workPath(host.courseRoot, module)), dirname(module.path)];
        const { content, headers } = await readPicture(folders, c.req.query("path") ?? "");
        return c.body(content, 200, headers);
      }),
    );
}

function addKernelRoutes(routes: Hono, withSession: WithSession): void {
  const command = (act: (session: NotebookSession, c: Context) => unknown) =>
    withSession(async (session, c) => {
      await act(session, c);
      return c.json({});
    });
  routes
    .post(
      "/run",
      command(async (session, c) => session.run(read.runRequest(await json(c)))),
    )
    .post(
      "/input",
      command(async (session, c) => {
        const { id, value } = read.answerRequest(await json(c));
        session.answer(id, value);
      }),
    )
    .post(
      "/warm",
      command((session) => session.warm()),
    )
    .post(
      "/interrupt",
      command((session) => session.interrupt()),
    )
    .post(
      "/restart",
      command((session) => session.restart()),
    );
}

function addHelpRoutes(routes: Hono, withSession: WithSession): void {
  routes
    .post(
      "/complete",
      withSession(async (session, c) => {
        const { code, cursor } = read.helpRequest(await json(c));
        const none = { start: cursor, end: cursor, candidates: [] };
        const answer = await session.help("complete", (kernel) => kernel.complete(code, cursor));
        const isBusy = answer === "busy";
        return c.json({
          ...(isBusy ? none : (answer ?? none)),
          isBusy,
        } satisfies CompletionReply);
      }),
    )
    .post(
      "/inspect",
      withSession(async (session, c) => {
        const { code, cursor } = read.helpRequest(await json(c));
        const answer = await session.help("inspect", (kernel) => kernel.inspect(code, cursor));
        const isBusy = answer === "busy";
        const inspection = isBusy ? null : (answer ?? null);
        return c.json({ inspection, isBusy } satisfies InspectionReply);
      }),
    )
    .post(
      "/diagnose",
      withSession(async (session, c) => {
        const code = read.codeRequest(await json(c));
        const answer = await session.help("diagnose", (kernel) => kernel.diagnose(code));
        const isBusy = answer === "busy";
        const diagnostics = isBusy ? [] : (answer ?? []);
        return c.json({ diagnostics, isBusy } satisfies DiagnosisReply);
      }),
    );
}

function original(module: Parameters<typeof restoreCell>[0], cell: string): string {
  try {
    return restoreCell(module, cell);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new RefusedError("no-cell", { id: cell }, { cause });
  }
}
