import { expect, test } from "vitest";
import { escapeHtml, table } from "../../core/index.ts";

const bundle = table({ title: "Cuts", header: ["cut", "events"], rows: [["pT > 5 & <b>", "12"]] });

test("a table is aligned as text", () => {
  expect(bundle["text/plain"]).toBe("Cuts\ncut           events\npT > 5 & <b>      12");
});

test("a control character shows as a replacement, a line end stays", () => {
  expect(escapeHtml("a\0b\u001b[1m\tc\n")).toBe("a\uFFFDb\uFFFD[1m\tc\n");
});

test("what the user wrote cannot become HTML", () => {
  expect(bundle["text/html"]).toContain("pT &gt; 5 &amp; &lt;b&gt;");
  expect(bundle["text/html"]).not.toContain("<b>");
});
