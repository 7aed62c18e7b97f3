import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { apiRoutes } from "./api.ts";
import { assetRoutes } from "./assets.ts";
import { hostCourse } from "./course-host.ts";
import { createGuard } from "./guard.ts";
import { safeHeaders } from "./headers.ts";

export interface ServeOptions {
  /** Where the bundled page is. Default: beside the compiled library. */
  pageFolder?: string;
  /** 0 takes any free port. Default: 0. */
  port?: number;
  /** The time, ISO 8601, for the student's progress. */
  now: () => string;
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
  { pageFolder = builtPage, port = 0, now }: ServeOptions,
): Promise<CourseServer> {
  const guard = createGuard(() => bound.port);
  const assets = assetRoutes(pageFolder);
  const host = hostCourse(courseRoot, now);
  const app = new Hono()
    .use(safeHeaders)
    .use(guard.middleware)
    .route("/api", apiRoutes(host))
    .route("/", assets);
  const server = createAdaptorServer({ fetch: app.fetch });
  let bound: { readonly port: number } = { port };
  try {
    bound = await new Promise<AddressInfo>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, loopback, () => resolve(server.address() as AddressInfo)); // it listens on TCP
    });
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

/** The only address we ever listen on: what is behind it runs code. */
const loopback = "127.0.0.1";
const builtPage = fileURLToPath(new URL("./page/", import.meta.url));

function cannotListen(port: number, cause: unknown): Error {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const why =
    code === "EADDRINUSE"
      ? "another program uses it: choose another with --port, or leave --port out"
      : cause instanceof Error
        ? cause.message
        : String(cause);
  return new Error(`Cannot serve on port ${port}: ${why}`, { cause });
}
