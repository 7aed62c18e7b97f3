import { cellPrefix, parseCell } from "./parse-cell.ts";
import type { Diagnostic, Position } from "./tslab.ts";
import type { Node, SourceFile, TypeScript } from "./typescript.ts";

/** TypeScript's numbers for an export that conflicts with another and an `import.meta` out of place. */
const codes = { export: 2484, importMeta: 1343 } as const;
const exportKeyword = 93;
const messages = {
  export: "A cell cannot export: later cells see all its names anyway. Remove the word export",
  importMeta:
    "A cell is no module file, so it has no import.meta: use process.cwd() for the notebook's folder",
} as const;

/** A place that the compiler would take, told in its own manner. */
export interface RefusedSyntax {
  readonly start: number;
  readonly length: number;
  readonly code: number;
  /** The compiler's number for an error. */
  readonly category: 1;
  readonly messageText: string;
}

const prefixLines = cellPrefix.split("\n").length - 1;

/** {@link refusedSyntax} of a cell that is about to run, in the form of tslab's own diagnostics. */
export function refusals(ts: TypeScript, code: string): readonly Diagnostic[] {
  const file = parseCell(ts, code);
  const place = (position: number): Position => {
    const { line, character } = file.getLineAndCharacterOfPosition(position);
    return { line: line - prefixLines, character };
  };
  return refusedSyntax(ts, file).map(({ start, length, code, messageText }) => ({
    start: place(start),
    end: place(start + length),
    code,
    messageText,
  }));
}

/** What TypeScript allows in a module but a cell cannot have. */
export function refusedSyntax(ts: TypeScript, file: SourceFile): readonly RefusedSyntax[] {
  const found: RefusedSyntax[] = [];
  const refuse = (kind: keyof typeof codes, node: Node): void => {
    const start = node.getStart(file);
    const [code, messageText] = [codes[kind], messages[kind]];
    found.push({ start, length: node.end - start, code, category: 1, messageText });
  };
  const visit = (node: Node): undefined => {
    if (ts.isImportMeta(node)) refuse("importMeta", node);
    ts.forEachChild(node, visit);
  };
  // the first statement is the one that tslab puts there, to make a module of it
  for (const statement of file.statements.slice(1)) {
    const modifier = statement.modifiers?.find(({ kind }) => kind === exportKeyword);
    if (modifier) refuse("export", modifier);
    else if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) {
      refuse("export", statement);
    }
    visit(statement);
  }
  return found;
}
