import type { Failure } from "../kernel.ts";
import { codeFrame } from "./code-frame.ts";
import type { Diagnostic } from "./tslab.ts";

const maxDiagnostics = 10;
/** TypeScript numbers its syntax errors 1xxx. */
const firstTypeError = 2000;

/** What the compiler says about a cell, each problem with its line and a caret below the place. */
export function compileFailure(code: string, diagnostics: readonly Diagnostic[]): Failure {
  const problems = joinChains(diagnostics);
  const first = problems[0]!;
  const traceback = problems.slice(0, maxDiagnostics).flatMap((problem) => describe(code, problem));
  if (problems.length > maxDiagnostics) {
    traceback.push(`… and ${problems.length - maxDiagnostics} more problems`);
  }
  const ename = first.code < firstTypeError ? "SyntaxError" : "TypeScriptError";
  return { kind: "compile", ename, evalue: `${where(first)}: ${first.messageText}`, traceback };
}

/** The compiler sends the parts of one explanation separately; they share their place. */
function joinChains(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const problems: Diagnostic[] = [];
  for (const next of diagnostics) {
    const last = problems.at(-1);
    const { line, character } = next.start;
    if (
      last?.start.line === line &&
      last.start.character === character &&
      last.fileName === next.fileName
    ) {
      const messageText = `${last.messageText}\n  ${next.messageText}`;
      problems[problems.length - 1] = { ...last, messageText };
    } else problems.push(next);
  }
  return problems;
}

function describe(code: string, problem: Diagnostic): readonly string[] {
  const { start, end, fileName } = problem;
  const title = `${where(problem)}: ${problem.messageText} (TS${problem.code})`.split("\n");
  if (fileName) return title;
  const length = start.line === end.line ? end.character - start.character : 1;
  return [...title, ...codeFrame(code, start, length)];
}

function where({ fileName, start }: Diagnostic): string {
  return fileName ? `${fileName}, line ${start.line + 1}` : `line ${start.line + 1}`;
}
