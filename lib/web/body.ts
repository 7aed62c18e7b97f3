import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { RefusedError } from "./refusal.ts";

/** Cuts off bodies of more than so many megabytes. */
export function bodyUpTo(mb: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: mb * 1e6,
    onError: () => {
      throw new RefusedError("too-long", { mb });
    },
  });
}

/** Texts only, with their attached pictures; outputs never travel from the page to the server. */
export const ordinaryMb = 32;
