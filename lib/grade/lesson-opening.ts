import type { Notebook } from "../kernel/index.ts";
import { toplabMetadata } from "./lesson-metadata.ts";

/** What a notebook calls itself: its metadata, else its first heading. */
export function lessonTitle(notebook: Notebook): string | undefined {
  const { title } = toplabMetadata(notebook);
  if (typeof title === "string") return title;
  const heading = /^#+[ \t]+(.+)$/m.exec(firstText(notebook))?.[1];
  return heading && plain(heading);
}

/** What a notebook is about: its metadata, else the first paragraph below its heading. */
export function lessonSummary(notebook: Notebook): string | undefined {
  const { summary } = toplabMetadata(notebook);
  if (typeof summary === "string") return summary;
  const blocks = firstText(notebook).split(/\n\s*\n/);
  const paragraph = blocks.find((block) => /^\s*[\p{L}*_]/u.test(block));
  return paragraph && plain(paragraph);
}

function firstText({ cells }: Notebook): string {
  return cells.find(({ cell_type }) => cell_type === "markdown")?.source ?? "";
}

function plain(markdown: string): string {
  return markdown
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[*_`]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
