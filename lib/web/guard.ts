import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

/**
 * Who may talk to a server that runs code. Only a browser that was once opened with the token from
 * the terminal; only under the machine's own name, so that no foreign page gets here by rebinding
 * its DNS name; and only from our own pages where something is changed.
 */
export interface Guard {
  /** Goes into the address that is printed. */
  readonly token: string;
  readonly middleware: MiddlewareHandler;
}

/** `port` is asked at each request, as it is known only once the server listens. */
export function createGuard(port: () => number): Guard {
  const token = randomBytes(24).toString("base64url");
  const session = randomBytes(24).toString("base64url");
  const cookie = (): string => `toplab-${port()}`; // cookies do not tell ports apart
  const letIn = (c: Context, offered: string): Response => {
    if (!isSame(offered, token)) return refuse(c, 401, oldLink);
    setCookie(c, cookie(), session, { httpOnly: true, sameSite: "Strict", path: "/" });
    return c.html(entrance(c.req.path));
  };
  return {
    token,
    middleware: async (c, next) => {
      const host = c.req.header("host") ?? "";
      if (host !== `127.0.0.1:${port()}` && host !== `localhost:${port()}`) {
        return refuse(c, 403, "This server answers only to its own machine.");
      }
      const offered = c.req.query("token");
      if (c.req.method === "GET" && offered !== undefined) return letIn(c, offered);
      if (!isSame(getCookie(c, cookie()) ?? "", session)) return refuse(c, 401, oldLink);
      if (isChange(c.req.method) && c.req.header("origin") !== `http://${host}`) {
        return refuse(c, 403, "This request comes from a page that is not Toplab's.");
      }
      await next();
      return undefined;
    },
  };
}

function isChange(method: string): boolean {
  return method !== "GET" && method !== "HEAD";
}

const oldLink = "Open Toplab with the address that it printed in the terminal: it holds the key.";

/**
 * A page that leads on by itself. A plain redirect would still count as coming from the page where
 * the address was clicked, and a strict cookie would stay behind.
 */
function entrance(path: string): string {
  const goal = /^\/[\w/-]*$/.test(path) && !path.startsWith("//") ? path : "/";
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0;url=${goal}"><title>Toplab</title>`;
}

function refuse(c: Context, status: 401 | 403, message: string): Response {
  if (c.req.header("accept")?.includes("text/html")) {
    const style = "font:1.1rem/1.6 system-ui;max-width:34rem;margin:18vh auto;padding:0 1.5rem";
    return c.html(
      `<!doctype html><meta charset="utf-8"><title>Toplab</title><p style="${style}">${message}</p>`,
      status,
    );
  }
  return c.json({ message }, status);
}

function isSame(offered: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(offered), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
