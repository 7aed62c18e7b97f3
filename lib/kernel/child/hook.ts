import { randomUUID } from "node:crypto";
import type { KernelHook, MimeBundle } from "../../core/index.ts";
import { render } from "../render.ts";
import { encodeValue } from "../values.ts";
import { Interrupted } from "./guard-awaits.ts";
import { send } from "./wire.ts";

/** The kernel as cells reach it, with what its parent answers. */
export interface Hook extends KernelHook {
  answer(id: string, value: unknown): void;
  refuse(id: string, message: string): void;
  /** Ends whatever waits for an answer. */
  abandon(): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly asked: Error;
}

/** Puts the hook where `core`'s `display` and `kernelHook` look for it. */
export function installHook(): Hook {
  const waiting = new Map<string, Waiting>();
  const take = (id: string): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  };
  const hook: Hook = {
    display: (value, { id, update = false }) => show(render(value), id, update),
    clearOutput: ({ wait = false }) =>
      send({ type: "output", output: { output_type: "clear_output", wait } }),
    request(name, payload) {
      const id = randomUUID();
      const asked = new Error("asked"); // knows the cell's line, which the answer will not
      return new Promise((resolve, reject) => {
        send({ type: "request", id, name, payload: encodeValue(payload) });
        waiting.set(id, { resolve, reject, asked });
      });
    },
    answer: (id, value) => take(id)?.resolve(value),
    refuse(id, message) {
      const { reject, asked } = take(id) ?? {};
      const error = new Error(message);
      if (asked) error.stack = String(asked.stack).replace("asked", () => message);
      reject?.(error);
    },
    abandon() {
      for (const { reject } of waiting.values()) reject(new Interrupted());
      waiting.clear();
    },
  };
  const { display, clearOutput, request } = hook;
  const value = { display, clearOutput, request };
  Object.defineProperty(globalThis, Symbol.for("toplab.kernel"), { value });
  return hook;
}

/** Shows what tslab's own `display` was given: it is a bundle already. */
export function showTslabDisplay(bundle: unknown, update: boolean): void {
  const { data, transient } = bundle as TslabBundle; // written by tslab's public.js
  show(data, transient?.display_id, update);
}

interface TslabBundle {
  readonly data: MimeBundle;
  readonly transient?: { readonly display_id?: string };
}

function show(data: MimeBundle, id: string | undefined, update: boolean): void {
  const output_type = update ? "update_display_data" : "display_data";
  const transient = id === undefined ? {} : { transient: { display_id: id } };
  send({ type: "output", output: { output_type, data, metadata: {}, ...transient } });
}
