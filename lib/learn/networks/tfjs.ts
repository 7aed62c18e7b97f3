import { wantsWasm } from "../../core/wasm.ts";

/** The part of TensorFlow.js that networks use. */
export type TensorFlow = typeof import("@tensorflow/tfjs");

/** Where the tensors are: TensorFlow itself where the user has installed it, else WebAssembly, else JavaScript. */
export type NetworkBackend = "native" | "WASM" | "JavaScript";

export interface Tensors {
  readonly tf: TensorFlow;
  readonly backend: NetworkBackend;
}

const names: Record<NetworkBackend, string> = {
  native: "tensorflow",
  WASM: "wasm",
  JavaScript: "cpu",
};

/** TensorFlow.js with its fastest backend here, or the one asked for; loaded at the first call, in about a second. */
export async function loadTensors(asked?: NetworkBackend): Promise<Tensors> {
  const tf = await import("@tensorflow/tfjs");
  tf.enableProdMode(); // or it advertises itself on the console
  // others, as danfojs, go on as if WebAssembly had not come
  if (!tf.engine().backendName) await tf.setBackend(names.JavaScript);
  const wanted = asked ? [asked] : (["native", "WASM", "JavaScript"] as const);
  for (const backend of wanted) {
    if (await isReady(tf, backend, asked !== undefined)) return { tf, backend };
  }
  throw new RangeError(`Cannot train on ${asked}: this machine has no such backend`);
}

/** Runs synchronous code on that backend, and leaves the one that was there for others, as danfojs. */
export function onBackend<Result>({ tf, backend }: Tensors, run: () => Result): Result {
  const before = tf.getBackend();
  void tf.setBackend(names[backend]); // ready since loadTensors, so this takes effect at once
  try {
    return run();
  } finally {
    void tf.setBackend(before);
  }
}

async function isReady(
  tf: TensorFlow,
  backend: NetworkBackend,
  isAsked: boolean,
): Promise<boolean> {
  if (backend === "WASM" && !isAsked && !wantsWasm()) return false;
  if (backend === "native") await importNative();
  if (backend === "WASM") await import("@tensorflow/tfjs-backend-wasm");
  if (!tf.findBackendFactory(names[backend])) return false;
  const before = tf.engine().backendName;
  const isSet = await tf.setBackend(names[backend]);
  await tf.setBackend(before);
  return isSet;
}

/** Brings its own backend if it is the real one; the course itself installs the JavaScript build under that name. */
async function importNative(): Promise<void> {
  const optional: string = "@tensorflow/tfjs-node";
  try {
    await import(optional);
  } catch {
    // not installed, or not for this machine: the next backend does
  }
}
