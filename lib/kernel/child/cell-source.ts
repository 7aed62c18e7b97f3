import { SourceMap } from "node:module";
import { guardName } from "./guard-awaits.ts";
import { timerNames } from "./guarded-timers.ts";
import type { Position, SourceMaps } from "./tslab.ts";

/** The text of a cell, with the way back from a place in the code that really runs. */
export interface CellSource {
  /** How a reader would call the cell: "cell 3". */
  readonly label: string;
  readonly code: string;
  /** Gives the compiled cell its timers, and a name by which stack traces can be led back to it. */
  wrap(output: string, isAsync: boolean): string;
  /** The place in the cell that became `line` and `column` (from 1) of the script. */
  trace(line: number, column: number): Position | undefined;
}

/** How a stack trace names a place in a cell: number, line and column of the compiled script. */
export const scriptPlace: RegExp = /toplab-cell-(\d+):(\d+):(\d+)/;

/** tslab puts one line before a cell's own first line, and {@link createCellSource} another. */
const linesBefore = 1;

/** Keeps what is needed to lead a place in the running code back to the cell. */
export function createCellSource(
  { code, label, script }: { readonly code: string; label: string; script: number },
  maps: SourceMaps | undefined,
): CellSource {
  return {
    code,
    label,
    wrap: (output, isAsync) =>
      `return (${isAsync ? "async " : ""}(${timerNames}) => {{\n${output}\n}})(...${guardName}.timers)\n//# sourceURL=toplab-cell-${script}`,
    trace(line, column) {
      if (!maps) return undefined;
      let place = { line: line - 1 - linesBefore, character: column - 1 };
      for (const json of [maps.toScript, maps.toModule]) {
        const entry = new SourceMap(JSON.parse(json)).findEntry(place.line, place.character);
        if (!("originalLine" in entry)) return undefined;
        place = { line: entry.originalLine, character: entry.originalColumn };
      }
      return { line: place.line - linesBefore, character: place.character };
    },
  };
}
