import type { Module } from "../course/index.ts";
import { NotebookSession, type SessionOptions } from "./session.ts";

/** Kernels that may run at a time; each takes some 200 MB. */
const maxKernels = 4;

/** The notebooks that are open, each with one session. */
export interface Sessions {
  /** The session of a notebook that has been opened before. */
  find(id: string): NotebookSession | undefined;
  open(module: Module): NotebookSession;
  all(): readonly NotebookSession[];
  close(): Promise<void>;
}

export function createSessions(options: Omit<SessionOptions, "module">): Sessions {
  const sessions = new Map<string, NotebookSession>(); // the least recently used first
  const makeRoom = async (): Promise<void> => {
    const running = [...sessions.values()].filter(
      ({ state }) => state === "idle" || state === "busy",
    );
    const idle = running.filter(({ state }) => state === "idle");
    const surplus = idle.slice(0, Math.max(0, running.length + 1 - maxKernels));
    const reason = `It was closed to make room: ${maxKernels} notebooks may run at a time.`;
    await Promise.all(surplus.map((session) => session.close(reason)));
  };
  const startKernel: SessionOptions["startKernel"] = async () => {
    await makeRoom();
    return options.startKernel();
  };
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
    open: (module) => used(new NotebookSession({ ...options, module, startKernel }), module.id),
    all: () => [...sessions.values()],
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.close()));
    },
  };
}
