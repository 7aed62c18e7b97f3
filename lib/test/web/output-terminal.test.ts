import fc from "fast-check";
import { expect, test } from "vitest";
import { eachRun, type Look, plainLook } from "../../web/page/output/ansi-look.ts";
import { createLineStore } from "../../web/page/output/line-store.ts";
import { overwritten } from "../../web/page/output/terminal-line.ts";

const esc = "\u001b";

function printed(...pieces: readonly string[]): string {
  const store = createLineStore();
  for (const piece of pieces) store.append(piece);
  return store.text();
}

function looks(text: string): [string, Look][] {
  const runs: [string, Look][] = [];
  eachRun(text, plainLook, (run, look) => runs.push([run, look]));
  return runs;
}

test("a progress line is overwritten as in a terminal, and what was longer shows at its end", () => {
  expect(overwritten(" 10%\r 50%\r100%")).toBe("100%");
  expect(overwritten("loading…\rdone")).toBe("doneing…");
  expect(overwritten("loading…\rdone\u001b[K")).toBe("done");
  expect(overwritten("abc\b\bX")).toBe("aXc");
  expect(overwritten("spinner |\u001b[2K\u001b[1Gready")).toBe("ready");
  expect(overwritten("windows\r")).toBe("windows");
});

test("an overwritten line keeps the colours of the letters that are left", () => {
  const line = overwritten(`${esc}[31mred${esc}[0m\r${esc}[32mg`);
  expect(looks(line)).toEqual([
    ["g", { colour: "green" }],
    ["ed", { colour: "red" }],
  ]);
});

test("printed text comes out as it went in, wherever it was cut into pieces", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "π", "\n", " ") });
  fc.assert(
    fc.property(text, fc.array(fc.nat(40)), (whole, places) => {
      const cuts = [0, ...places.filter((at) => at < whole.length).sort((a, b) => a - b)];
      const pieces = cuts.map((at, i) => whole.slice(at, cuts[i + 1]));
      expect(printed(...pieces)).toBe(whole);
    }),
  );
});

test("any text, with any control characters, is stored without an error or a loop", () => {
  const wild = fc.string({
    unit: fc.constantFrom("a", "\n", "\r", "\b", esc, "[", "K", "G", "m", "9", ";", "3", "8", "]"),
    maxLength: 60,
  });
  fc.assert(
    fc.property(wild, (text) => {
      expect(printed(text).length).toBeLessThan(200_000);
    }),
  );
});

test("a line in colour goes on in colour where it is continued, lines later", () => {
  const store = createLineStore();
  store.append(`${esc}[31mone\n`);
  store.append("two\nthree");
  expect(store.slice(1, 3)).toEqual({ lines: ["two", "three"], look: { colour: "red" } });
  expect(store.count()).toBe(3);
  expect(store.text()).toBe("one\ntwo\nthree");
});

test("a progress bar redrawn 100,000 times without a line end takes no more room than one line", () => {
  const store = createLineStore();
  for (let i = 1; i <= 100_000; i++) store.append(`\r${i} of 100000`);
  expect(store.slice(0, 1).lines).toEqual(["100000 of 100000"]);
  expect(store.count()).toBe(1);
});

test("styles are switched on and off one by one, and all at once by 0", () => {
  expect(looks(`${esc}[1;4;31ma${esc}[22mb${esc}[39mc${esc}[md`)).toEqual([
    ["a", { isBold: true, isUnderlined: true, colour: "red" }],
    ["b", { isBold: false, isFaint: false, isUnderlined: true, colour: "red" }],
    ["c", { isBold: false, isFaint: false, isUnderlined: true, colour: "" }],
    ["d", {}],
  ]);
});

test("256 and true colours become the nearest that can be read on a light and on a dark page", () => {
  const colourOf = (codes: string): string | undefined => looks(`${esc}[${codes}mx`)[0]?.[1].colour;
  expect(colourOf("38;5;196")).toBe("red");
  expect(colourOf("38;5;46")).toBe("green");
  expect(colourOf("38;5;21")).toBe("blue");
  expect(colourOf("38;5;240")).toBe("black");
  expect(colourOf("38;2;255;200;0")).toBe("yellow");
  expect(colourOf("38;2;0;190;200")).toBe("cyan");
  expect(colourOf("38;2;250;250;250")).toBe("white");
  expect(colourOf("38;5;196;1")).toBe("red");
});

test("titles of windows and cursor keys leave no trace", () => {
  expect(looks(`${esc}]0;title\u0007a${esc}[2Jb${esc}[?25lc`).map(([run]) => run)).toEqual([
    "a",
    "b",
    "c",
  ]);
});
