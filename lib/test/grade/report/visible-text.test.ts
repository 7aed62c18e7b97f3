import fc from "fast-check";
import { expect, test } from "vitest";
import { visibleText } from "../../../grade/report/visible-text.ts";

test.each([
  ["\u001b[31mred\u001b[0m and \u001b[1;4mbold\u001b[m", "red and bold"],
  ["\u001b[2J\u001b[10;20Hcleared", "cleared"],
  ["\u001b]0;title\u0007", "[U+001B]]0;title[U+0007]"],
  [
    "if (isAdmin\u202e \u2066// nobody\u2069) {",
    "if (isAdmin[U+202E] [U+2066]// nobody[U+2069]) {",
  ],
  ["tab\tand\r\nline", "tab\tand\r\nline"],
  ["μ, Ω, 李伟 🚀, مريم, שרה, a\u0301", "μ, Ω, 李伟 🚀, مريم, שרה, a\u0301"],
])("%j is shown as %j", (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test("what cannot be seen or turns letters around is never left, and letters are never lost", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("\u001b[", "\u001b[0m", "\u202e", "\u2068", "\u0000", "m", "\n[0m"),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const shown = visibleText(pieces.join(""));
      expect(shown).not.toMatch(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u);
      expect(visibleText(shown)).toBe(shown);
    }),
  );
  expect(visibleText("\n[0m")).toBe("\n[0m");
});
