import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { CellView } from "./cell-view.ts";
import type { Node } from "./typescript.ts";

/** What can be imported of toplab: the package and its rooms, as `toplab/hist`. */
export function toplabModules(packageRoot: string): readonly string[] {
  const rooms = readdirSync(join(packageRoot, "dist"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((room) => existsSync(join(packageRoot, "dist", room, "index.d.ts")));
  return ["toplab", ...rooms.map((room) => `toplab/${room}`)];
}

/** The inside of the text from which is imported, if the place is in one: `import … from "|"`. */
export function importedText(
  { ts, file }: CellView,
  at: number,
): { start: number; end: number } | undefined {
  const token = ts.findPrecedingToken(at, file);
  if (!ts.isStringLiteral(token) || !token.parent) return undefined;
  const start = token.getStart(file) + 1;
  const isClosed = token.end - start > token.text.length;
  const end = isClosed ? token.end - 1 : token.end;
  return start <= at && at <= end && isImport(ts, token.parent) ? { start, end } : undefined;
}

function isImport(ts: CellView["ts"], node: Node): boolean {
  return ts.isImportDeclaration(node) || (ts.isCallExpression(node) && ts.isImportCall(node));
}
