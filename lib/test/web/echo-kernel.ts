import type { ExecuteReply, Kernel, KernelExit } from "../../kernel/index.ts";

/** A kernel that prints the code it is given; "fail" fails, "exit" dies, "wait" waits for the interrupt. */
export function echoKernel(help: Partial<Kernel> = {}): Kernel {
  let count = 0;
  let interrupt = (): void => {};
  let end: (exit: KernelExit) => void = () => {};
  const exited = new Promise<KernelExit>((resolve) => {
    end = resolve;
  });
  const failed = (ename: string): ExecuteReply => {
    const failure = { ename, evalue: "", traceback: [] };
    return { status: "error", executionCount: count, kind: "runtime", ...failure };
  };
  const never = (): never => {
    throw new Error("the session does not ask for this");
  };
  return {
    pid: 0,
    exited,
    async execute(code, onOutput) {
      count += 1;
      onOutput({ output_type: "stream", name: "stdout", text: code });
      if (code === "fail") return failed("Error");
      if (code === "wait") {
        await new Promise<void>((resolve) => {
          interrupt = resolve;
        });
        return failed("Interrupted");
      }
      if (code !== "exit") return { status: "ok", executionCount: count };
      const exit: KernelExit = { cause: "exit", reason: "It ended." };
      end(exit);
      return { status: "dead", ...exit };
    },
    spentMs: () => 0,
    probe: never,
    complete: never,
    inspect: never,
    diagnose: never,
    isComplete: never,
    interrupt: async () => interrupt(),
    async shutdown() {
      interrupt();
      end({ cause: "shutdown", reason: "It was shut down." });
    },
    ...help,
  };
}
