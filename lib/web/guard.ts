import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { preferredLanguage } from "./reader-language.ts";
import { RefusedError, refusalText } from "./refusal.ts";
import type { RefusalCode } from "./refusal-texts.ts";

/**
 * Who may talk to a server that runs code. Only a browser that was once opened with the token from
 * the terminal; only under the machine's own name, so that no foreign page gets here by rebinding
 * its DNS name; and only from our own pages, where something is changed or read by a script.
 */
export interface Guard {
  /** Goes into the address that is printed. */
  readonly token: string;
  /** Lets requests pass that reach us under our own name. */
  readonly ownName: MiddlewareHandler;
  /** Lets requests pass that have the key and come from our own pages. */
  readonly ownPages: MiddlewareHandler;
}

/** `port` is asked at each request, as it is known only once the server listens. */
export function createGuard(port: () => number): Guard {
  const token = randomBytes(24).toString("base64url");
  const session = randomBytes(24).toString("base64url");
  const cookie = (): string => `toplab-${port()}`; // cookies do not tell ports apart
  const letIn = (c: Context, offered: string): Response => {
    if (!isSame(offered, token)) return refuse(c, "no-key");
    setCookie(c, cookie(), session, { httpOnly: true, sameSite: "Strict", path: "/" });
    return c.html(entrance(c.req.path));
  };
  return {
    token,
    ownName: async (c, next) => {
      const host = c.req.header("host");
      const isOurs = host === `127.0.0.1:${port()}` || host === `localhost:${port()}`;
      return isOurs ? next() : refuse(c, "wrong-host");
    },
    ownPages: async (c, next) => {
      const offered = c.req.query("token");
      if (c.req.method === "GET" && offered !== undefined) return letIn(c, offered);
      if (!isSame(getCookie(c, cookie()) ?? "", session)) return refuse(c, "no-key");
      return isForeign(c) ? refuse(c, "foreign-page") : next();
    },
  };
}

/**
 * Whether a page that is not ours asks. One on another port of this machine counts as the same site,
 * so that its requests carry the cookie: the browser tells where they come from all the same.
 */
function isForeign(c: Context): boolean {
  const isChange = c.req.method !== "GET" && c.req.method !== "HEAD";
  if (isChange) return c.req.header("origin") !== `http://${c.req.header("host")}`;
  const from = c.req.header("sec-fetch-site") ?? "none"; // an old browser does not say
  const isVisit = c.req.header("sec-fetch-mode") === "navigate" && !c.req.path.startsWith("/api/");
  return from !== "same-origin" && from !== "none" && !isVisit;
}

/**
 * A page that leads on by itself. A plain redirect would still count as coming from the page where
 * the address was clicked, and a strict cookie would stay behind.
 */
function entrance(path: string): string {
  const goal = /^\/[\w/-]*$/.test(path) && !path.startsWith("//") ? path : "/";
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0;url=${goal}"><title>Toplab</title>`;
}

function refuse(c: Context, code: RefusalCode): Response {
  const refused = new RefusedError(code);
  if (!c.req.header("accept")?.includes("text/html"))
    return c.json(refused.refusal, refused.status);
  const language = preferredLanguage(c.req.header("accept-language"));
  const style = "font:1.1rem/1.6 system-ui;max-width:34rem;margin:18vh auto;padding:0 1.5rem";
  const text = refusalText(refused, language);
  return c.html(
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Toplab</title><p style="${style}">${text}</p></html>`,
    refused.status,
  );
}

function isSame(offered: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(offered), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
