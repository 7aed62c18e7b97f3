import type MarkdownIt from "markdown-it";

/** Teaches markdown-it `$…$` and `$$…$$`; the formula becomes the text of a `.math` element. */
export function mathRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.after("escape", "math", (state, silent) => {
    const found = formula.exec(state.src.slice(state.pos, state.posMax));
    if (!found) return false;
    if (!silent) {
      const token = state.push("math", "span", 0);
      token.content = (found[1] ?? found[2] ?? "").trim();
      token.meta = { isDisplayed: found[1] !== undefined };
    }
    state.pos += found[0].length;
    return true;
  });
  markdown.block.ruler.before("fence", "math", (state, startLine, endLine, silent) => {
    const line = (i: number): string => state.getLines(i, i + 1, state.blkIndent, false).trim();
    if (!line(startLine).startsWith("$$")) return false;
    let last = startLine;
    while (last < endLine && !closes(line(last), last === startLine)) last += 1;
    if (last === endLine) return false;
    if (silent) return true;
    const token = state.push("math", "div", 0);
    const text = state.getLines(startLine, last + 1, state.blkIndent, false).trim();
    token.content = text.slice(2, -2).trim();
    token.meta = { isDisplayed: true };
    token.map = [startLine, last + 1];
    state.line = last + 1;
    return true;
  });
  markdown.renderer.rules["math"] = (tokens, i) => {
    const { tag, content, meta } = tokens[i]!;
    const className = meta.isDisplayed ? "math displayed" : "math";
    return `<${tag} class="${className}">${markdown.utils.escapeHtml(content)}</${tag}>`;
  };
}

/** As Jupyter reads it: no blank next to a single dollar, so that "$5 and $6" stays money. */
const formula = /^\$\$((?:\\.|[^\\$])+?)\$\$|^\$(?!\s)((?:\\.|[^\\$])+?)(?<!\s)\$(?!\d)/s;

function closes(line: string, isFirst: boolean): boolean {
  return line.endsWith("$$") && (!isFirst || line.length > 4);
}
