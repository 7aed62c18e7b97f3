import { join } from "node:path";
import { packageRoot } from "../../core/package-root.ts";
import type { ConvertedCell } from "../child/convert-cell.ts";
import type { CellBelow } from "../child/light/lean-program.ts";
import { type Answer, openDialogue } from "../dialogue.ts";
import type { KernelExit, Launch } from "../kernel.ts";
import { inTime } from "./in-time.ts";

/** A process that compiles cells for many notebooks and runs none of them. */
export interface Compiler {
  readonly exited: Promise<KernelExit>;
  /** Compiles cells in one go, which must not see each other's global declarations. */
  compile(cells: readonly CellBelow[], timeoutMs: number): Promise<CompilerAnswer>;
  /** The text that a module becomes for a light kernel. */
  script(path: string): Promise<string>;
  shutdown(): Promise<void>;
}

export type CompilerAnswer =
  | { readonly status: "ok"; readonly cells: readonly ConvertedCell[] }
  | Exclude<Answer, { status: "ok" }>;

export interface CompilerOptions {
  /** The folder in which the cells will run. */
  readonly cwd: string;
  readonly launch?: Launch;
  readonly memoryMb?: number;
}

const outputMb = 1024; // what it says is our own, not a cell's

/** Starts a compiler, which takes a second or two; rejects if it cannot start. */
export async function startCompiler(options: CompilerOptions): Promise<Compiler> {
  const program = [join(packageRoot(), "dist/kernel/child/light/compiler-main.js")];
  let said = "";
  const { link, ready, ask } = openDialogue(
    { ...options, program, outputMb, graceMs: 0, clock: "processor" },
    {
      onMessage() {},
      onText(_, text) {
        said = (said + text).slice(0, 2000);
      },
    },
  );
  const failure = await inTime(ready, link);
  if (failure) throw new Error(`Cannot start the compiler: ${failure.reason}\n${said}`.trim());
  return {
    exited: link.exited,
    async compile(cells, timeoutMs) {
      link.resetFlood();
      const { answer } = ask({ type: "compile", cells }, { timeoutMs, what: "The compiler" });
      const reply = await answer;
      if (reply.status !== "ok") return reply;
      return { status: "ok", cells: reply.value as readonly ConvertedCell[] }; // as our own process sent it
    },
    async script(path) {
      const { answer } = ask({ type: "script", path }, { timeoutMs: undefined, what: "" });
      const reply = await answer;
      if (reply.status === "ok") return String(reply.value);
      const why = reply.status === "dead" ? reply.reason : reply.evalue;
      throw new Error(`Cannot compile ${path}: ${why}`);
    },
    async shutdown() {
      link.kill({ cause: "shutdown", reason: "The compiler was shut down" });
      await link.exited;
    },
  };
}
