import { join } from "node:path";
import { packageRoot } from "../../core/package-root.ts";
import type { Kernel } from "../../kernel/index.ts";

/** Gives a kernel that runs already the seed that its next cells see. */
export async function seedKernel(kernel: Kernel, seed: number): Promise<void> {
  const path = join(packageRoot(), "dist/grade/variants/seed-probe.js");
  const reply = await kernel.probe(path, seed);
  if (reply.status === "error") {
    throw new Error(`Cannot give the kernel its seed: ${reply.ename}: ${reply.evalue}`);
  }
}
