import type { Diagnostic } from "../kernel.ts";
import type { CellView } from "./cell-view.ts";
import { refusedSyntax } from "./refused-syntax.ts";
import type { RawDiagnostic, SourceFile, TypeScript } from "./typescript.ts";

/** TypeScript's number for an `await` that stands in no async function: a cell may have it. */
const topLevelAwait = 1308;

/** What the compiler has against a cell: while its syntax is broken, only that. */
export function diagnosis(view: CellView): readonly Diagnostic[] {
  const { ts, program, file, offset, isModule } = view;
  const refused = isModule ? [] : refusedSyntax(ts, file);
  const syntactic = [...program.getSyntacticDiagnostics(file), ...refused];
  const problems = syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(file);
  const length = file.text.length - offset;
  const place = (position: number): number => Math.min(Math.max(position - offset, 0), length);
  return problems.flatMap((problem): Diagnostic[] => {
    const { start = offset, length = 0, category, code, messageText } = problem;
    if (category > 1 || isTopLevelAwait(ts, file, problem)) return [];
    return [
      {
        start: place(start),
        end: place(start + length),
        severity: category === 0 ? "warning" : "error",
        code,
        message: ts.flattenDiagnosticMessageText(messageText, "\n"),
      },
    ];
  });
}

function isTopLevelAwait(ts: TypeScript, file: SourceFile, problem: RawDiagnostic): boolean {
  if (problem.code !== topLevelAwait) return false;
  let node = ts.findPrecedingToken((problem.start ?? 0) + (problem.length ?? 0), file);
  while (node && node !== file && !ts.isFunctionLike(node)) node = node.parent;
  return node === file;
}
