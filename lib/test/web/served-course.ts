import { mkdirSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import type { ClassDesk } from "../../web/class/class-desk.ts";
import type { NotebookEvent, NotebookView } from "../../web/protocol.ts";
import { type CourseServer, serveCourse } from "../../web/server.ts";
import { type SmallCourse, smallCourse } from "./small-course.ts";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** A small course that is served, and a browser without a face. */
export interface ServedCourse {
  readonly course: SmallCourse;
  readonly server: CourseServer;
  readonly cookie: string;
  /** What our own page sends along. */
  readonly own: Readonly<Record<string, string>>;
  /** Sends every path and header as it is given, unlike `fetch`. */
  ask(path: string, question?: Question): Promise<Answer>;
  /** Asks as our own page does: `does("POST /api/settings", {…})`. */
  does(what: string, body?: unknown): Promise<Answer>;
  open(id: string): Promise<NotebookView>;
  listen(id: string): Promise<Listening>;
  close(): Promise<void>;
}

/** What a page hears. */
export interface Listening {
  readonly events: readonly NotebookEvent[];
  /** The first event of this type that is so, heard already or to come. */
  heard<Type extends NotebookEvent["type"]>(
    type: Type,
    isIt?: (event: NotebookEvent & { type: Type }) => boolean,
  ): Promise<NotebookEvent & { type: Type }>;
  stop(): void;
}

export async function servedCourse(desk?: ClassDesk): Promise<ServedCourse> {
  const course = smallCourse();
  const page = join(course.root, "page");
  mkdirSync(page);
  writeFileSync(
    join(page, "index.html"),
    '<!doctype html><html lang="en"><title>the page</title><script type="module" src="/assets/main.js"></script><body>',
  );
  writeFileSync(join(page, "main.js"), "export {};");
  const server = await serveCourse(course.root, {
    pageFolder: page,
    now: () => "2026-01-01T00:00:00Z",
    ...(desk && { desk }),
  });
  const host = `127.0.0.1:${server.port}`;
  const ask = async (path: string, question: Question = {}): Promise<Answer> => {
    const { method = "GET", headers = {}, body } = question;
    const got = await send(server.port, path, {
      method,
      headers: { host, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const parts: Buffer[] = [];
    for await (const part of got) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    return { status: got.statusCode ?? 0, headers: got.headers, text };
  };
  const { pathname, search } = new URL(server.url);
  const entered = await ask(pathname + search);
  const cookie = String(entered.headers["set-cookie"]?.[0]?.split(";")[0]);
  const own = { cookie, origin: `http://${host}` };
  const does = (what: string, body?: unknown): Promise<Answer> => {
    const [method = "", path = ""] = what.split(" ");
    return ask(path, { method, headers: own, body });
  };
  return {
    ...{ course, server, cookie, own, ask, does },
    open: async (id) => JSON.parse((await does(`GET /api/notebooks/${id}`)).text) as NotebookView, // as it says
    async listen(id) {
      const path = `/api/notebooks/${id}/events`;
      return follow(await send(server.port, path, { method: "GET", headers: { host, ...own } }));
    },
    async close() {
      await server.close();
      course.remove();
    },
  };
}

function send(
  port: number,
  path: string,
  { body, ...options }: { method: string; headers: Record<string, string>; body?: string },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, ...options }, resolve);
    sent.on("error", reject);
    sent.end(body);
  });
}

function follow(stream: IncomingMessage): Listening {
  const events: NotebookEvent[] = [];
  const waiting = new Set<() => void>();
  let parts: string[] = [];
  stream.setEncoding("utf8").on("data", (part: string) => {
    parts.push(part);
    if (!part.endsWith("\n")) return; // within an event all lines but the last are one
    const lines = parts.join("").split("\n\n");
    parts = [lines.pop() ?? ""];
    for (const line of lines) events.push(JSON.parse(line.replace(/^data: /, "")) as NotebookEvent); // from our server
    for (const look of waiting) look();
  });
  stream.on("error", () => {}); // the server has closed
  return {
    events,
    heard(type, isIt = () => true) {
      type Wanted = NotebookEvent & { type: typeof type };
      return new Promise((resolve) => {
        const look = (): void => {
          const found = events.find(
            (event): event is Wanted => event.type === type && isIt(event as Wanted), // of that type
          );
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
    },
    stop: () => stream.destroy(),
  };
}
