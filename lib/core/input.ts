import { kernelHook } from "./display.ts";

export interface InputOptions {
  /** Hides in a notebook what is typed. Default: false. */
  password?: boolean;
}

/**
 * Asks the reader for a line, and gives it without its end: `const name = await input("Your name?")`.
 * Rejects where nobody can be asked. Outside a notebook, reads the standard input.
 */
export async function input(prompt = "", { password = false }: InputOptions = {}): Promise<string> {
  const kernel = kernelHook();
  return kernel ? String(await kernel.request("input", { prompt, password })) : nextLine(prompt);
}

/** Kept from one question to the next, since it reads ahead. */
let lines: AsyncIterator<string> | undefined;

async function nextLine(prompt: string): Promise<string> {
  process.stderr.write(prompt && `${prompt} `);
  const { createInterface } = await import("node:readline");
  lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  process.stdin.ref?.(); // a file has no such thing
  const { done, value } = await lines.next();
  process.stdin.unref?.();
  if (done) throw new Error("Cannot read a line: the standard input has ended");
  return value;
}
