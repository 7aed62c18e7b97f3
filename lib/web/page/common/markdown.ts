import MarkdownIt from "markdown-it";
import { mathRule } from "./math-rule.ts";
import { type FindPicture, sanitize } from "./sanitize.ts";
import { typesetSoon } from "./typeset.ts";

type Attachments = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const markdown = new MarkdownIt({ html: true, linkify: true }).use(mathRule);

/** A Markdown text with its formulas as nodes for the page; HTML in it is sanitised. */
export function renderMarkdown(
  text: string,
  attachments: Attachments = {},
  picture?: FindPicture,
): DocumentFragment {
  const made = sanitize(markdown.render(withAttachments(text, attachments)), picture);
  typesetSoon(made.querySelectorAll<HTMLElement>(".math"));
  return made;
}

function withAttachments(text: string, attachments: Attachments): string {
  return text.replaceAll(/\(attachment:([^)\s]+)/g, (whole, name: string) => {
    const found = Object.entries(attachments).find(
      ([key]) => key === name || encodeURI(key) === name,
    );
    const [type, data] = Object.entries(found?.[1] ?? {})[0] ?? [];
    return type && typeof data === "string"
      ? `(data:${type};base64,${data.replaceAll(/\s/g, "")}`
      : whole;
  });
}
