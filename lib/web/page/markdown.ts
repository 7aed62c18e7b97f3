import MarkdownIt from "markdown-it";
import { mathRule } from "./math-rule.ts";
import { sanitize } from "./sanitize.ts";

type Attachments = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const markdown = new MarkdownIt({ html: true, linkify: true }).use(mathRule);

/** A Markdown text with its formulas as nodes for the page; HTML in it is sanitised. */
export function renderMarkdown(text: string, attachments: Attachments = {}): DocumentFragment {
  const html = markdown.render(withAttachments(text, attachments));
  const made = sanitize(html);
  const formulas = [...made.querySelectorAll<HTMLElement>(".math")];
  if (formulas.length > 0) void typeset(formulas);
  return made;
}

/** KaTeX is larger than the rest of the page, so it comes with the first formula. */
async function typeset(formulas: readonly HTMLElement[]): Promise<void> {
  const { renderFormula } = await import("./katex.ts");
  for (const formula of formulas) renderFormula(formula);
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
