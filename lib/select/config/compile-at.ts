import { type CompiledExpression, compile, type Kind } from "../expression/index.ts";
import type { What } from "../expression/values.ts";
import { inWords } from "../expression/values.ts";
import type { AnalysisSource, Written } from "./analysis.ts";
import { problemAt } from "./problem.ts";

/** What an expression must give. */
export interface Wanted {
  readonly what?: What;
  /** Whether it may give a list for each event. Default: no. */
  readonly mayBeList?: boolean;
}

/** Compiles an expression of an analysis for the names of one file; what does not fit is told with its line. */
export function compileAt(
  source: AnalysisSource,
  { text, at }: Written,
  kinds: Readonly<Record<string, Kind>>,
  file: string,
  { what, mayBeList = false }: Wanted,
): CompiledExpression {
  let compiled: CompiledExpression;
  try {
    compiled = compile(text, kinds);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw problemAt(source, at, `does not fit ${file}: ${cause.message}`, { cause });
  }
  const { kind } = compiled;
  if ((what === undefined || kind.what === what) && (mayBeList || !kind.isList)) return compiled;
  const wanted = inWords({ what: what ?? kind.what, isList: false });
  throw problemAt(
    source,
    at,
    `is ${inWords(kind)}, and ${wanted} for each event is wanted: ${text}`,
  );
}
