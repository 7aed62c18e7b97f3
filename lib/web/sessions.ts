import type { Module } from "../course/index.ts";
import type { Kernel } from "../kernel/index.ts";
import { RefusedError } from "./refusal.ts";
import { NotebookSession, type SessionOptions } from "./session.ts";

/** Kernels that may run at a time; each takes some 200 MB. */
const maxKernels = 4;

/** The notebooks that are open, each with one session. */
export interface Sessions {
  /** The session of a notebook that has been opened before. */
  find(id: string): NotebookSession | undefined;
  open(module: Module): NotebookSession;
  all(): readonly NotebookSession[];
  /** Ends the kernel of a notebook that is no more. */
  forget(id: string): Promise<void>;
  close(): Promise<void>;
}

/** What all sessions share; a kernel is started for one module. */
export interface SessionsOptions
  extends Omit<SessionOptions, "module" | "hasRoom" | "startKernel"> {
  startKernel(module: Module): Promise<Kernel>;
}

export function createSessions(options: SessionsOptions): Sessions {
  const sessions = new Map<string, NotebookSession>(); // the least recently used first
  const running = (): readonly NotebookSession[] =>
    [...sessions.values()].filter(({ state }) => state !== "off" && state !== "dead");
  const makeRoom = async (): Promise<void> => {
    const surplus = Math.max(0, running().length - maxKernels); // the new one has said that it starts
    const idle = running().filter(({ state }) => state === "idle");
    const why = new RefusedError("kernel-room", { max: maxKernels });
    await Promise.all(idle.slice(0, surplus).map((session) => session.close(why)));
  };
  const startKernel = async (module: Module): Promise<Kernel> => {
    await makeRoom();
    return options.startKernel(module);
  };
  const hasRoom = (): boolean => running().length < maxKernels;
  const used = (session: NotebookSession, id: string): NotebookSession => {
    sessions.delete(id);
    sessions.set(id, session);
    return session;
  };
  return {
    find(id) {
      const session = sessions.get(id);
      return session && used(session, id);
    },
    open(module) {
      const session = new NotebookSession({
        ...options,
        module,
        startKernel: () => startKernel(module),
        hasRoom,
      });
      return used(session, module.id);
    },
    all: () => [...sessions.values()],
    async forget(id) {
      const session = sessions.get(id);
      sessions.delete(id);
      await session?.close();
    },
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.close()));
    },
  };
}
