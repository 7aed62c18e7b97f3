import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { Hono } from "hono";
import { readSettings } from "../course/index.ts";
import { apiRoutes } from "./api.ts";
import { assetRoutes, type Look } from "./assets.ts";
import type { ClassDesk } from "./class/class-desk.ts";
import { classRoutes } from "./class/class-routes.ts";
import { type CourseHost, hostCourse } from "./course-host.ts";
import { createGuard } from "./guard.ts";
import { safeHeaders } from "./headers.ts";
import { proofOf, proofPath } from "./launch-record.ts";

export interface ServeOptions {
  /** Where the bundled page is. Default: beside the compiled library. */
  pageFolder?: string;
  /** 0 takes any free port; of a port that is taken, one of the next. Default: 0. */
  port?: number;
  /** The time, ISO 8601, for the student's progress. */
  now: () => string;
  /** Adds the instructor's pages. */
  desk?: ClassDesk;
}

export interface CourseServer {
  /** With the token; whoever has it can run code as this user. */
  readonly url: string;
  readonly port: number;
  /** Ends the kernels and lets go of the port. */
  close(): Promise<void>;
}

/** Serves a course to this machine alone. */
export async function serveCourse(
  courseRoot: string,
  { pageFolder = builtPage, port = 0, now, desk }: ServeOptions,
): Promise<CourseServer> {
  const guard = createGuard(() => bound.port);
  const host = hostCourse(courseRoot, { now, hasClass: desk !== undefined });
  const app = new Hono()
    .use(safeHeaders)
    .use(guard.ownName)
    .get(proofPath, (c) => c.text(proofOf(courseRoot, guard.token, c.req.query("nonce") ?? "")))
    .use(guard.ownPages)
    .route("/api", apiRoutes(host));
  if (desk) {
    app.get("/class", (c) => c.redirect("/class/")); // links on the page lead on from here
    app.route("/class/", classRoutes(desk));
  }
  app.route(
    "/",
    assetRoutes(pageFolder, (accepted) => look(host, accepted)),
  );
  const server = createAdaptorServer({ fetch: app.fetch });
  let bound: { readonly port: number } = { port };
  try {
    bound = await listen(server, port);
  } catch (cause) {
    await host.close();
    throw cannotListen(port, cause);
  }
  return {
    url: `http://${loopback}:${bound.port}/?token=${guard.token}`,
    port: bound.port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      if ("closeAllConnections" in server) server.closeAllConnections(); // event streams never end by themselves
      await Promise.all([closed, host.close()]);
    },
  };
}

/** How many ports behind a taken one are tried before any free one will do. */
const neighbours = 20;

/** The only address we ever listen on: what is behind it runs code. */
const loopback = "127.0.0.1";
const builtPage = fileURLToPath(new URL("./page/", import.meta.url));

async function listen(server: ServerType, wanted: number): Promise<AddressInfo> {
  for (let port = wanted; ; port = nextPort(port, wanted)) {
    try {
      return await new Promise<AddressInfo>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, loopback, () => {
          server.off("error", reject);
          resolve(server.address() as AddressInfo); // it listens on TCP
        });
      });
    } catch (error) {
      if (port === 0 || codeOf(error) !== "EADDRINUSE") throw error;
    }
  }
}

function nextPort(port: number, wanted: number): number {
  return port < Math.min(wanted + neighbours, 65_535) ? port + 1 : 0;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function cannotListen(port: number, cause: unknown): Error {
  const why =
    codeOf(cause) === "EACCES"
      ? "only the system's own programs may use it: choose one from 1024 on with --port"
      : cause instanceof Error
        ? cause.message
        : String(cause);
  return new Error(`Cannot serve on port ${port}: ${why}`, { cause });
}

/** How the page is to look for its reader. */
function look({ courseRoot, language }: CourseHost, accepted: string | undefined): Look {
  return { language: language(accepted), theme: readSettings(courseRoot).theme };
}
