import "katex/dist/katex.min.css";
import "./style/base.css";
import "./style/course.css";
import "./style/toolbar.css";
import "./style/cell.css";
import "./style/editor.css";
import "./style/markdown.css";
import "./style/output.css";
import { coursePage } from "./course-page.ts";
import { element } from "./element.ts";

/** The address says which page it is: "/" the course, "/notebooks/ID" one of its notebooks. */
async function open(): Promise<void> {
  const id = /^\/notebooks\/([^/]+)$/.exec(location.pathname)?.[1];
  if (id === undefined) return coursePage();
  const { notebookPage } = await import("./notebook-page.ts");
  await notebookPage(decodeURIComponent(id));
}

open().catch((error: unknown) => {
  document.body.replaceChildren(
    element(
      "main",
      { className: "failure", role: "alert" },
      element("h1", {}, "This page could not be opened"),
      element("p", {}, error instanceof Error ? error.message : String(error)),
      element("p", {}, element("a", { href: "/" }, "To the course")),
    ),
  );
});
