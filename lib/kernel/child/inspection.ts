import type { Inspection } from "../kernel.ts";
import { type CellView, neverCancelled } from "./cell-view.ts";
import type { Node, Part, QuickInfo } from "./typescript.ts";

/** What the compiler knows about the name at a place, else about the function called around it. */
export function inspection(view: CellView, cursor: number): Inspection | undefined {
  const { ts, program, file, offset } = view;
  const at = cursor + offset;
  const look = (position: number): QuickInfo | undefined =>
    position < offset
      ? undefined
      : ts.getQuickInfoAtPosition(file, program.getTypeChecker(), neverCancelled, position);
  // a cursor stands between two letters
  const info = look(at) ?? look(at - 1);
  if (info) return asInspection(info, offset);
  const callee = calleeAround(view, at);
  const called = callee && look(callee.end - 1);
  return called && asInspection(called, offset);
}

function calleeAround({ ts, file }: CellView, at: number): Node | undefined {
  let node = ts.findPrecedingToken(at, file);
  while (node && node !== file) {
    if (ts.isCallExpression(node) && node.expression.end < at) return node.expression;
    node = node.parent;
  }
  return undefined;
}

function asInspection(info: QuickInfo, offset: number): Inspection {
  const { textSpan, displayParts, documentation, tags = [] } = info;
  const start = textSpan.start - offset;
  const paragraphs = [textOf(documentation), ...tags.map(asMarkdown)];
  return {
    signature: withoutAlias(textOf(displayParts)),
    documentation: paragraphs.filter((text) => text !== "").join("\n\n"),
    start,
    end: start + textSpan.length,
  };
}

/** Of an imported name, the compiler also says how it came in. */
function withoutAlias(signature: string): string {
  return signature.replace(/^\(alias\) (.+)\nimport [^\n]*$/s, "$1");
}

type Tag = NonNullable<QuickInfo["tags"]>[number];

function asMarkdown({ name, text }: Tag): string {
  const content = textOf(text).trim();
  if (name === "example" && content && !content.includes("```")) {
    return `*@example*\n\n\`\`\`ts\n${content}\n\`\`\``;
  }
  const named = /^(?:param|template|property)$/.test(name);
  const [, word, rest] = (named && /^(\S+)\s*-?\s*(.*)$/s.exec(content)) || [];
  if (word === undefined) return `*@${name}* ${content}`.trim();
  return rest ? `*@${name}* \`${word}\`: ${rest}` : `*@${name}* \`${word}\``;
}

function textOf(parts: readonly Part[] = []): string {
  return parts.map(({ text }) => text).join("");
}
