import { expect, test } from "vitest";
import { table } from "../../core/index.ts";

const bundle = table({ title: "Cuts", header: ["cut", "events"], rows: [["pT > 5 & <b>", "12"]] });

test("a table is aligned as text", () => {
  expect(bundle["text/plain"]).toBe("Cuts\ncut           events\npT > 5 & <b>      12");
});

test("what the user wrote cannot become HTML", () => {
  expect(bundle["text/html"]).toContain("pT &gt; 5 &amp; &lt;b&gt;");
  expect(bundle["text/html"]).not.toContain("<b>");
});
