import type { Kernel, KernelExit } from "../kernel/index.ts";
import type { KernelState, NotebookEvent } from "./protocol.ts";
import { RefusedError } from "./refusal.ts";
import type { RefusalCode } from "./refusal-texts.ts";

/** The kernel of a notebook as the pages are told of it. */
export type KernelStatus = Pick<NotebookEvent & { type: "kernel" }, "kernel" | "reason" | "why">;

const codes = {
  exit: "kernel-exit",
  shutdown: "kernel-exit",
  crash: "kernel-crash",
  timeout: "kernel-crash",
  "out-of-memory": "kernel-memory",
  flood: "kernel-flood",
} as const satisfies Readonly<Record<KernelExit["cause"], RefusalCode>>;

/** The place for one notebook's kernel: none, one that starts, runs or rests, or one that died. */
export class KernelSlot {
  readonly #start: () => Promise<Kernel>;
  readonly #tell: (status: KernelStatus) => void;
  #starting: Promise<Kernel> | undefined;
  #current: Kernel | undefined;
  #status: KernelStatus = { kernel: "off", reason: "" };

  constructor(start: () => Promise<Kernel>, tell: (status: KernelStatus) => void) {
    this.#start = start;
    this.#tell = tell;
  }

  get state(): KernelState {
    return this.#status.kernel;
  }

  get status(): KernelStatus {
    return this.#status;
  }

  /** The kernel that runs or rests. */
  get current(): Kernel | undefined {
    return this.#current;
  }

  /** The kernel, started if there is none; undefined if it cannot be, which has been told. */
  async ready(): Promise<Kernel | undefined> {
    if (!this.#starting) {
      this.become("starting");
      this.#starting = this.#start();
    }
    const starting = this.#starting;
    try {
      const kernel = await starting;
      if (this.#starting !== starting) return undefined; // closed meanwhile
      if (!this.#current) this.#watch(kernel);
      return kernel;
    } catch (error) {
      if (this.#starting === starting) {
        this.#starting = undefined;
        this.#die("no-kernel", error instanceof Error ? error.message : String(error));
      }
      return undefined;
    }
  }

  /** Ends the kernel, whose cell then replies that it is dead. */
  async close(why?: RefusedError): Promise<void> {
    const starting = this.#starting;
    this.#starting = undefined;
    this.#current = undefined;
    await starting?.then((kernel) => kernel.shutdown()).catch(() => undefined); // one that never started
    if (!this.#starting) this.become("off", why);
  }

  become(kernel: KernelState, why?: RefusedError, reason: string = why?.message ?? ""): void {
    if (kernel === this.#status.kernel && reason === this.#status.reason) return;
    this.#status = { kernel, reason, ...(why ? { why: why.refusal } : {}) };
    this.#tell(this.#status);
  }

  #die(code: RefusalCode, reason: string): void {
    const detail = reason.split("\n", 1).join().replace(/\.$/, "");
    this.become("dead", new RefusedError(code, { detail }), reason);
  }

  #watch(kernel: Kernel): void {
    this.#current = kernel;
    this.become("idle");
    void kernel.exited.then(({ cause, reason }) => {
      if (this.#current !== kernel) return; // we have shut it down ourselves
      this.#starting = undefined;
      this.#current = undefined;
      this.#die(codes[cause], reason);
    });
  }
}
