import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { histFromCounts, regular } from "../../hist/index.ts";
import { plotHistogram } from "../../plot/index.ts";

vi.setConfig({ testTimeout: 60_000 }); // what draws takes its time to load on a busy machine

/** The little of a document that is asked for here; jsdom brings no types of its own. */
interface Page {
  readonly documentElement: { readonly textContent: string | null };
  querySelectorAll(selector: string): ArrayLike<{ readonly tagName: string }>;
}

const { JSDOM } = createRequire(import.meta.url)("jsdom") as {
  JSDOM: new (
    html: string,
  ) => { window: { DOMParser: new () => { parseFromString(text: string, type: string): Page } } };
};

/** The picture as a browser reads an SVG file: a slip in its XML is an error. */
async function drawn(words: string): Promise<Page> {
  const axis = regular(2, 0, 1, { label: words });
  const picture = await plotHistogram(
    { data: { histogram: histFromCounts(axis, [3, 5]), label: words } },
    { title: words, note: words, yLabel: words, peaks: [{ x: 0.5, label: words }] },
  );
  const { DOMParser } = new JSDOM("").window;
  return new DOMParser().parseFromString(String(picture.data["image/svg+xml"]), "image/svg+xml");
}

const wordsIn = (page: Page): string =>
  (page.documentElement.textContent ?? "").replaceAll(/[\u2060\u2002]/g, "");

test("a label cannot smuggle a link into a picture", async () => {
  const page = await drawn("#url[javascript:alert(1)]{look}");
  expect(page.querySelectorAll("a, script, foreignObject, image")).toHaveLength(0);
  expect(wordsIn(page)).toContain("#url[javascript:alert(1)]{look}");
});

test("words stand in the picture as they are written, six times", async () => {
  for (const words of ["{x}", "C# & <b>", "#bf{", "50 % } {", "#mu is not μ", "x_{a"]) {
    expect(wordsIn(await drawn(words)).split(words), words).toHaveLength(6 + 1);
  }
});

test("an index in braces is drawn small and without them", async () => {
  const words = wordsIn(await drawn("p_{T}"));
  expect(words).toContain("pT");
  expect(words).not.toContain("{");
});

test("whatever a label says, the picture is well-formed and holds nothing but drawing", async () => {
  const nasty = fc.array(
    fc.constantFrom(
      "#url[",
      "#color[",
      "#frac{",
      "_{",
      "^{",
      "{",
      "}",
      "]",
      "#",
      "<",
      "&",
      "\0",
      "\ud800",
      "µ",
    ),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(nasty, async (pieces) => {
      const page = await drawn(pieces.join(""));
      const names = new Set(Array.from(page.querySelectorAll("*"), ({ tagName }) => tagName));
      expect([...names].filter((name) => !["svg", "g", "path", "text"].includes(name))).toEqual([]);
    }),
    { numRuns: 25, seed: 1 },
  );
});
