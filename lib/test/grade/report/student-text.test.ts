import fc from "fast-check";
import { expect, test } from "vitest";
import { studentTextHtml } from "../../../grade/report/student-text.ts";
import { openPage } from "../browser-page.ts";

const hostile = [
  "<script>window.hit = 1</script>",
  "<img src=x onerror='window.hit = 1'>",
  "<svg onload=window.hit=1>",
  "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
  "[click](javascript:window.hit=1)",
  "[click](data:text/html;base64,PHNjcmlwdD4=)",
  "![x](https://example.org/spy.png)",
  "![x](data:image/svg+xml;base64,PHN2Zy8+)",
  "<https://example.org/>",
  "[a]: https://example.org\n\n[a]",
  "https://example.org",
  "$\\href{javascript:window.hit=1}{x}$",
  "$\\url{javascript:window.hit=1}$",
  "$\\includegraphics{https://example.org/spy.png}$",
  '$\\htmlData{x="onmouseover=hit"}{y} \\htmlStyle{position:fixed}{z} \\htmlClass{desk}{w}$',
  "$</math><script>window.hit=1</script>$",
  "$\\text{<img src=x onerror=window.hit=1>}$",
  "```html\n<script>window.hit=1</script>\n```",
  '```"><script>window.hit=1</script>\n```',
  "</article></section><form action='/class/grade' method='post'><button>Save</button></form>",
  "</div></details><style>*{display:none}</style>",
  "# Points: 3 of 3\n\nPoints\n===",
  "<b onmouseover=window.hit=1>b</b>",
  "|a|b|\n|-|-|\n|<img src=x onerror=window.hit=1>|c|",
];

/** All that Markdown and MathML need, without links, pictures, headings, forms, styles and scripts. */
const allowed =
  /^(?:HTML|HEAD|BODY|DIV|P|BR|HR|EM|STRONG|S|CODE|PRE|OL|UL|LI|BLOCKQUOTE|TABLE|THEAD|TBODY|TR|TH|TD|SPAN|math|semantics|annotation|m[a-z]+)$/;
const attributes =
  /^(?:class|start|xmlns|encoding|display|math[a-z]+|style|[lr]space|fence|stretchy|separator|accent(?:under)?|(?:min|max)size|movablelimits|width|height|depth|linethickness|scriptlevel|displaystyle|symmetric|title|(?:row|column)(?:spacing|align|lines)|voffset|notation)$/;

/** What a browser makes of the text that it should not. */
function faults(markdown: string): readonly string[] {
  const window = openPage(`<body>${studentTextHtml(markdown)}</body>`);
  const all = [...window.document.querySelectorAll("*")] as unknown as readonly PageNode[]; // jsdom's elements
  return [
    ...("hit" in window ? ["a script ran"] : []),
    ...all.flatMap((node) => (allowed.test(node.tagName) ? [] : [`<${node.tagName}>`])),
    ...all.flatMap((node) => node.getAttributeNames().filter((name) => !attributes.test(name))),
    ...all.flatMap((node) => {
      const css = node.getAttribute("style") ?? "";
      return /url|position|expression|@/i.test(css) ? [`style ${css}`] : [];
    }),
  ];
}

interface PageNode {
  readonly tagName: string;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
}

test("what a student wrote does nothing on the marker's page", () => {
  expect(faults(hostile.join("\n\n"))).toEqual([]);
  expect(faults(hostile.join(" "))).toEqual([]);
});

test("the test would see it if it did", () => {
  expect(faults("x").length).toBe(0);
  const page = openPage(`<body>${hostile[0]}</body>`);
  expect("hit" in page).toBe(true);
});

test("no mixture of hostile pieces does either", () => {
  const pieces = fc.array(
    fc.oneof(fc.constantFrom(...hostile, "\n\n", "$", "`", "> ", "- ", "|"), fc.string()),
    {
      minLength: 5,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      expect(faults(parts.join(""))).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test("words, lists, code and formulas are shown as they are meant", () => {
  const html = studentTextHtml("A *peak* at $m = 91$ GeV:\n\n- `mass`\n- 3 σ & more");
  expect(html).toMatch(/<em>peak<\/em>/);
  expect(html).toMatch(/<math/);
  expect(html).toMatch(/<li><code>mass<\/code><\/li>\s*<li>3 σ &amp; more<\/li>/);
});

test("a novel is cut, and what cannot be rendered is shown as it was written", () => {
  expect(studentTextHtml("a".repeat(30_000)).length).toBeLessThan(21_000);
  const nested = `$${"{".repeat(9_000)}x${"}".repeat(9_000)}$`;
  expect(studentTextHtml(nested)).toContain("{{{{");
  expect(() => studentTextHtml(`${"> ".repeat(5_000)}x`)).not.toThrow();
});
