import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { type ExportFormatName, exportFormats } from "../../grade/exports/formats.ts";
import { journalName } from "../../grade/journal/journal.ts";
import { pageHtml } from "../../grade/report/frame.ts";
import { studentFiles } from "../../grade/report/student-files.ts";
import type { ClassResult } from "../../grade/results/class-result.ts";
import { bodyUpTo, ordinaryMb } from "../body.ts";
import { RefusedError, refused } from "../refusal.ts";
import { classBarHtml } from "./class-bar.ts";
import type { ClassDesk, GradeOrder } from "./class-desk.ts";
import { markingRoutes } from "./marking-routes.ts";

/** The instructor's pages: the report of the class and of each student, with what can be done above them. */
export function classRoutes(desk: ClassDesk): Hono {
  const show = async (c: Context, path: string, student?: string): Promise<Response> => {
    const page = existsSync(path) ? await readFile(path, "utf8") : nothingYet;
    const { state } = desk;
    const bar = classBarHtml({ state, files: filesIn(desk.results), ...(student && { student }) });
    if (state.isWorking) c.header("refresh", "2");
    return c.html(page.replace("<main>", () => `<main>${bar}`));
  };
  return new Hono()
    .onError((error, c) => {
      const { message, status } = refused(error);
      return c.text(`${message}\n`, status);
    })
    .use(formPolicy)
    .get("/", (c) => show(c, join(desk.results, "report.html")))
    .get("/students/:file", async (c) => {
      const { file } = c.req.param();
      const path = listed(join(desk.results, "students"), file);
      return show(c, path, studentOn(desk.results, file));
    })
    .get("/files/:name", async (c) => {
      const name = c.req.param("name");
      const path = listed(desk.results, name);
      c.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      return c.body(await readFile(path), 200, { "content-type": "application/octet-stream" });
    })
    .route("/marking", markingRoutes(desk))
    .post("/grade", bodyUpTo(ordinaryMb), async (c) => {
      desk.grade(gradeOrder(await c.req.parseBody()));
      return c.redirect("/class/", 303);
    });
}

/** These pages have forms of their own and styles, and no script at all. */
const formPolicy: MiddlewareHandler = async (c, next) => {
  await next();
  c.header(
    "content-security-policy",
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  c.header("referrer-policy", "same-origin"); // with none, a form would not tell that it is ours
};

const nothingYet = pageHtml(
  "The class",
  `<h1>The class</h1><p class="lead">Nothing is graded yet.</p>`,
);

/** The path of a file that is in the folder itself; nothing that a request says leads elsewhere. */
function listed(folder: string, name: string): string {
  if (!filesIn(folder).includes(name)) throw new RefusedError("nothing-here");
  return join(folder, name);
}

/** Files that are shown as pages, or are the grader's own. */
const inner = new Set(["report.html", journalName]);

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  return files.map(({ name }) => name).filter((name) => !inner.has(name));
}

/** The student whose page it is. */
function studentOn(results: string, file: string): string | undefined {
  const path = join(results, "results.json");
  if (!existsSync(path)) return undefined;
  const { students } = JSON.parse(readFileSync(path, "utf8")) as Pick<ClassResult, "students">; // `toplab grade` wrote it
  return students[studentFiles(students).indexOf(`students/${file}`)]?.student;
}

function gradeOrder({ student, format }: Readonly<Record<string, unknown>>): GradeOrder {
  return {
    ...(typeof student === "string" && { student }),
    ...(typeof format === "string" && { format: knownFormat(format) }),
  };
}

function knownFormat(name: string): ExportFormatName {
  const known = (Object.keys(exportFormats) as ExportFormatName[]).find((one) => one === name); // its keys
  if (!known) throw new RefusedError("bad-request", { detail: `no export is called "${name}"` });
  return known;
}
