import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KernelHook, MimeBundle } from "../../core/index.ts";
import { mimeBundle, progress } from "../../core/index.ts";

interface Drawn {
  readonly text: string;
  readonly html: string;
  readonly id: string | undefined;
  readonly update: boolean | undefined;
}

let drawn: Drawn[] = [];
let now = 0;

beforeEach(() => {
  [drawn, now] = [[], 0];
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const hook: Pick<KernelHook, "display"> = {
    display(value, { id, update }) {
      const bundle = (value as { [mimeBundle](): MimeBundle })[mimeBundle]();
      drawn.push({
        text: String(bundle["text/plain"]),
        html: String(bundle["text/html"]),
        id,
        update,
      });
    },
  };
  Object.assign(globalThis, { [Symbol.for("toplab.kernel")]: hook });
});
afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(globalThis, Symbol.for("toplab.kernel"));
});

/** Takes all items, each in its time. */
function take<T>(items: Iterable<T>, msEach: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    now += msEach;
    taken.push(item);
  }
  return taken;
}

test("the items come as they are, whatever holds them", async () => {
  expect(take(progress([1, 2, 3]), 0)).toEqual([1, 2, 3]);
  expect(take(progress("Z→μμ"), 0)).toEqual(["Z", "→", "μ", "μ"]);
  expect(take(progress(new Set([5])), 0)).toEqual([5]);
  expect(take(progress(new Map([[1, 2]]).entries()), 0)).toEqual([[1, 2]]);
  const later: number[] = [];
  async function* source() {
    yield 1;
    yield 2;
  }
  for await (const n of progress(source())) later.push(n);
  expect(later).toEqual([1, 2]);
});

test("one bar is drawn, and drawn again in its place", () => {
  take(progress([1, 2], { label: "Fits" }), 1000);
  expect(drawn.map(({ text }) => text)).toEqual([
    "Fits ░░░░░░░░░░░░░░░░░░░░ 0 %, 0 of 2",
    "Fits ██████████░░░░░░░░░░ 50 %, 1 of 2, 1 s left",
    "Fits ████████████████████ 100 %, 2 of 2, 0 s left",
    "Fits ████████████████████ 100 %, 2, in 2 s",
  ]);
  expect(drawn.map(({ update }) => update)).toEqual([false, true, true, true]);
  expect(new Set(drawn.map(({ id }) => id)).size).toBe(1);
});

test("two bars are two outputs, unless they are given one name", () => {
  take(progress([1]), 0);
  take(progress([1]), 0);
  expect(new Set(drawn.map(({ id }) => id)).size).toBe(2);
  take(progress([1], { id: "bar" }), 0);
  expect(drawn.at(-1)?.id).toBe("bar");
});

test("a thousand items in a second are drawn ten times, and not a thousand", () => {
  take(progress(new Float64Array(1000)), 1);
  expect(drawn.length).toBeGreaterThan(5);
  expect(drawn.length).toBeLessThanOrEqual(12);
});

test("the time left is the time per item, times the items left", () => {
  const text = (seconds: number): string => {
    drawn = [];
    take(progress([1, 2, 3, 4]), seconds * 1000);
    return drawn[1]!.text.replace(/^.*, /, "");
  };
  expect(text(2)).toBe("6 s left");
  expect(text(25)).toBe("1 min 15 s left");
  expect(text(1210)).toBe("1 h 00 min left");
});

test("without a total, the bar counts", () => {
  function* source() {
    yield* [1, 2, 3];
  }
  take(progress(source()), 4000);
  expect(drawn.map(({ text }) => text)).toEqual([
    "0, 0 s so far",
    "1, 4 s so far",
    "2, 8 s so far",
    "3, 12 s so far",
    "████████████████████ 100 %, 3, in 12 s",
  ]);
  drawn = [];
  take(progress(source(), { total: 6 }), 1000);
  expect(drawn[1]?.text).toContain("16 %, 1 of 6, 5 s left");
});

test("a loop that is left early says how far it came", () => {
  for (const n of progress([1, 2, 3, 4])) {
    now += 3000;
    if (n === 2) break;
  }
  expect(drawn.at(-1)?.text).toBe("█████░░░░░░░░░░░░░░░ 25 %, 1 of 4, stopped after 6 s");
});

test("a screen reader can tell the bar, and a label cannot break out of it", () => {
  take(progress([1], { label: '<b>"Z"</b>' }), 0);
  expect(drawn[0]?.html).toBe(
    '<div><progress max="1" value="0.0000" aria-label="&lt;b&gt;&quot;Z&quot;&lt;/b&gt;"></progress> ' +
      "&lt;b&gt;&quot;Z&quot;&lt;/b&gt;: 0 %, 0 of 1</div>",
  );
});

test("outside a notebook the bar is drawn in a terminal, and nowhere else", () => {
  Reflect.deleteProperty(globalThis, Symbol.for("toplab.kernel"));
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const wasTerminal = process.stderr.isTTY;
  process.stderr.isTTY = false;
  expect(take(progress([1, 2]), 200)).toEqual([1, 2]);
  expect(write).not.toHaveBeenCalled();
  process.stderr.isTTY = true;
  take(progress([1, 2]), 200);
  process.stderr.isTTY = wasTerminal;
  const lines = write.mock.calls.map(([text]) => String(text));
  expect(lines.every((line) => line.startsWith("\r"))).toBe(true);
  expect(lines.at(-1)).toBe("\r████████████████████ 100 %, 2, in 0 s\u001b[K\n");
});
