import { afterEach, expect, test, vi } from "vitest";
import { untilSignal } from "../../cli/until-signal.ts";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

test.each([
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends the work with %i, as shells have it, and says so", async (signal, code) => {
  const said: unknown[] = [];
  vi.spyOn(console, "error").mockImplementation((text) => said.push(text));
  const work = untilSignal(
    (stop) => new Promise((_, reject) => stop.addEventListener("abort", () => reject(stop.reason))),
    "nothing was written",
  );
  process.emit(signal, signal);
  expect(await work).toBeUndefined();
  expect(process.exitCode).toBe(code);
  expect(said).toEqual(["toplab: interrupted; nothing was written"]);
});

test("work that fails by itself is not taken for interrupted", async () => {
  await expect(untilSignal(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
});
