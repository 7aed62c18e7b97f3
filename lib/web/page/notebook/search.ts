import type { CellView, Span } from "./cell.ts";

export interface Query {
  readonly text: string;
  readonly isCaseSensitive: boolean;
  /** Looks into the sources of typeset texts as well, as only there something can be replaced. */
  readonly inSources: boolean;
}

/** Something found in a cell: in its source, or in the text as it is typeset. */
export type Found =
  | { readonly cell: CellView; readonly span: Span }
  | { readonly cell: CellView; readonly range: Range };

/** What a query finds in a cell, from top to bottom. */
export function searchCell(cell: CellView, query: Query): readonly Found[] {
  const typeset = query.inSources ? undefined : cell.typeset();
  const pattern = patternOf(query);
  if (typeset) return rangesIn(typeset, pattern).map((range) => ({ cell, range }));
  return spansIn(cell.text(), pattern).map((span) => ({ cell, span }));
}

/** The text with every match replaced. */
export function replaceIn(text: string, query: Query, replacement: string): string {
  return text.replaceAll(patternOf(query), () => replacement);
}

function patternOf({ text, isCaseSensitive }: Query): RegExp {
  const literal = text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(literal, isCaseSensitive ? "gu" : "giu");
}

function spansIn(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }));
}

/** Matches in what the reader sees; they may reach over the borders of bold and plain. */
function rangesIn(root: HTMLElement, pattern: RegExp): readonly Range[] {
  const nodes = textNodes(root);
  const text = nodes.map(({ data }) => data).join("");
  const place = (at: number): readonly [Text, number] | undefined => {
    let before = 0;
    for (const node of nodes) {
      if (at <= before + node.length) return [node, at - before];
      before += node.length;
    }
    return undefined;
  };
  return spansIn(text, pattern).flatMap(({ from, to }) => {
    const [start, end] = [place(from), place(to)];
    if (!start || !end) return [];
    const range = document.createRange();
    range.setStart(...start);
    range.setEnd(...end);
    return [range];
  });
}

/** Formulas hold their text twice, for eyes and for ears: the one for ears is left out. */
function textNodes(root: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) => {
      if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
      const isSkipped = node instanceof Element && node.matches(".katex-mathml");
      return isSkipped ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text); // the filter lets only texts through
  return nodes;
}
