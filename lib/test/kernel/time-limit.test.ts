import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Stopwatch } from "../../kernel/clock/stopwatch.ts";
import { timeLimit } from "../../kernel/clock/time-limit.ts";
import type { KernelExit } from "../../kernel/index.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A limit of 1 s on work that gets this share of the time on a machine of four cores. */
function limited(share: number, { graceMs = 0 } = {}) {
  const ends: KernelExit[] = [];
  const stops: string[] = [];
  const looks: number[] = [];
  const watch = (): Stopwatch => {
    const began = performance.now();
    const read = (): number => {
      looks.push(performance.now() - began);
      return share * (performance.now() - began);
    };
    return { read, soonest: (ms) => ms / 4, excuse: (limit) => `worked for ${limit} ms` };
  };
  const time = timeLimit({
    ...{ timeoutMs: 1000, what: "The cell", graceMs, startWatch: watch },
    stop: ({ evalue }) => stops.push(evalue),
    kill: (exit) => ends.push(exit),
  });
  return { time, ends, stops, looks };
}

test.each([
  [0.1, 10_000],
  [0.5, 2000],
  [1, 1000],
  [3.9, 257],
])("work that gets %d of a core's time ends after %d ms of the clock", (share, ms) => {
  const { time, ends, stops } = limited(share);
  time.start();
  vi.advanceTimersByTime(ms - 10);
  expect([time.late(), stops]).toEqual([undefined, []]);
  vi.advanceTimersByTime(30);
  const exit = { cause: "timeout", reason: "The cell worked for 1000 ms" };
  expect([time.late(), stops, ends]).toEqual([exit, [exit.reason], [exit]]);
});

test("looks are few, and come closer towards the end", () => {
  const { time, looks } = limited(1);
  time.start();
  vi.advanceTimersByTime(2000);
  expect(looks.length).toBeLessThan(30);
  const steps = looks.slice(1).map((at, i) => at - looks[i]!);
  expect(steps).toEqual(steps.toSorted((a, b) => b - a));
});

test("what does not stop when told is killed after a grace", () => {
  const { time, ends, stops } = limited(1, { graceMs: 500 });
  time.start();
  vi.advanceTimersByTime(1400);
  expect([stops.length, ends.length]).toEqual([1, 0]);
  vi.advanceTimersByTime(200);
  expect(ends.length).toBe(1);
});

test("what ends in time is let be", () => {
  const { time, ends, stops } = limited(1);
  time.start();
  vi.advanceTimersByTime(900);
  time.cancel();
  vi.advanceTimersByTime(10_000);
  expect([time.late(), stops, ends]).toEqual([undefined, [], []]);
});
