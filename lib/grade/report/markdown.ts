import { renderToString } from "katex";
import MarkdownIt from "markdown-it";
import { visibleText } from "./visible-text.ts";

/** A renderer of Markdown with formulas between dollars; HTML in a text is shown, not obeyed. */
export function textRenderer(): MarkdownIt {
  const renderer = new MarkdownIt({ html: false, typographer: true });
  renderer.inline.ruler.before("escape", "formula", (state, silent) => {
    const found = formula.exec(state.src.slice(state.pos, state.posMax));
    if (!found) return false;
    if (!silent) {
      const [, displayed, inline = ""] = found;
      state.push("html_inline", "", 0).content = mathHtml(
        displayed ?? inline,
        displayed !== undefined,
      );
    }
    state.pos += found[0].length;
    return true;
  });
  return renderer;
}

/** Texts of the course. */
const statements = textRenderer();

/** Sentences to students: they may quote the student's own words, so nothing in them can link or load. */
const sentences = new MarkdownIt("zero").enable(["backticks", "emphasis", "escape"]);

/** The HTML of a statement, its formulas as MathML, which needs no fonts and no network. */
export function statementHtml(markdown: string): string {
  return statements.render(markdown);
}

/** The HTML of a reason or a hint. */
export function sentenceHtml(markdown: string): string {
  return sentences.renderInline(visibleText(markdown));
}

/** As Jupyter reads it: no blank next to a single dollar, so that "$5 and $6" stays money. */
const formula = /^\$\$((?:\\.|[^\\$])+?)\$\$|^\$(?!\s)((?:\\.|[^\\$])+?)(?<!\s)\$(?!\d)/s;

function mathHtml(tex: string, displayMode: boolean): string {
  const careful = { throwOnError: false, trust: false, strict: "ignore", maxSize: 40 } as const;
  return renderToString(tex, { displayMode, output: "mathml", ...careful });
}
