import { refusals } from "./refused-syntax.ts";
import type { Converter, ConvertResult, Diagnostic, SourceMaps, Tslab } from "./tslab.ts";

/** A cell as the compiler leaves it: a pure function of the cell and of what earlier cells declared. */
export type ConvertedCell = Omit<ConvertResult, "diagnostics"> & {
  readonly diagnostics: readonly Diagnostic[];
  readonly maps?: SourceMaps;
};

/** Compiles a cell that stands below these declarations, or finds what there is against it. */
export function convertCell(
  tslab: Tslab,
  converter: Pick<Converter, "convert">,
  declarations: string,
  code: string,
): ConvertedCell {
  const diagnostics = refusals(tslab.ts, code);
  if (diagnostics.length > 0) return { diagnostics };
  const converted = converter.convert(declarations, code);
  if (converted.diagnostics.length > 0) return converted;
  const { maps, hasTopLevelLoop } = tslab.last();
  return {
    ...converted,
    hasToplevelAwait: converted.hasToplevelAwait || hasTopLevelLoop,
    ...(maps && { maps }),
  };
}
