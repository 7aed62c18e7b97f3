import { readFileSync } from "node:fs";
import { Socket } from "node:net";
import { packageRoot } from "../../../core/package-root.ts";
import type { Failure } from "../../kernel.ts";
import { readLines } from "../../lines.ts";
import { type CompilerRequest, channels } from "../../messages.ts";
import { type ConvertedCell, convertCell } from "../convert-cell.ts";
import { loadTslab } from "../tslab.ts";
import { send } from "../wire.ts";
import { type CellBelow, leanPrograms } from "./lean-program.ts";

const commonJs = { module: 1, target: 9, esModuleInterop: true } as const;

/** A process that only compiles, for many notebooks; it never runs a line of what it reads. */
function serve(): void {
  const tslab = loadTslab({
    packageRoot: packageRoot(),
    strict: false,
    onDisplay: () => {},
    lean: leanPrograms,
  });
  let converter = tslab.createConverter();
  const compile = (cells: readonly CellBelow[]): readonly ConvertedCell[] => {
    tslab.prepare(cells);
    return cells.map(({ declarations, code }) => {
      const converted = convertCell(tslab, converter, declarations, code);
      if (cells.length === 1 || converted.diagnostics.length === 0) return converted;
      // alone, so that nobody's messages depend on who was compiled beside them
      tslab.prepare([{ declarations, code }]);
      const again = convertCell(tslab, converter, declarations, code);
      tslab.prepare(cells);
      return again;
    });
  };
  const handlers: {
    [type in CompilerRequest["type"]]: (request: CompilerRequest & { type: type }) => unknown;
  } = {
    compile: ({ cells }) => compile(cells),
    script: ({ path }) =>
      tslab.ts.transpileModule(readFileSync(path, "utf8"), { compilerOptions: commonJs })
        .outputText,
  };
  const die = (): void => process.exit(1);
  const socket = new Socket({ fd: channels.requests, readable: true, writable: false });
  socket.on("error", die).on("close", die);
  readLines(socket, Number.POSITIVE_INFINITY, {
    onLine(line) {
      const request: CompilerRequest = JSON.parse(line);
      const handle = handlers[request.type] as (request: CompilerRequest) => unknown; // the one of its own type
      try {
        send({ type: "reply", id: request.id, value: handle(request) });
      } catch (error) {
        converter = tslab.createConverter(); // the old one may be cut off in the middle of its work
        send({ type: "reply", id: request.id, failure: failureOf(error) });
      }
    },
    onTooLong: die,
  });
  send({ type: "ready" });
}

function failureOf(error: unknown): Failure {
  const evalue = error instanceof Error ? error.message : String(error);
  const traceback = [`CompilerError: ${evalue}`];
  return { kind: "runtime", ename: "CompilerError", evalue, traceback };
}

serve();
