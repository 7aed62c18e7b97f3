import { Hono } from "hono";
import type { CourseHost } from "./course-host.ts";
import { courseRoutes } from "./course-routes.ts";
import { notebookRoutes } from "./notebook-routes.ts";
import { RefusedError, refused } from "./refusal.ts";

/** What the page can ask for; every failure is told as a `Refusal`. */
export function apiRoutes(host: CourseHost): Hono {
  return new Hono()
    .onError((error, c) => {
      const { refusal, status } = refused(error);
      return c.json(refusal, status);
    })
    .route("/", courseRoutes(host))
    .route("/notebooks/:id", notebookRoutes(host))
    .all("*", () => {
      throw new RefusedError("nothing-here");
    });
}
