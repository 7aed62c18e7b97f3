import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvFile } from "../../../grade/exports/csv-file.ts";
import { csvSpans, withValues } from "../../../grade/exports/moodle/csv-spans.ts";
import { difficultNames, formulas } from "./a-class.ts";

/** RFC 4180 as its grammar has it, a letter at a time; nothing of papaparse. */
function rfc4180(text: string): string[][] {
  const rows: string[][] = [[""]];
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows.at(-1)!;
    if (isQuoted && text[i] === '"' && text[i + 1] === '"') row.push(`${row.pop()}${text[i++]}`);
    else if (text[i] === '"') isQuoted = !isQuoted;
    else if (isQuoted) row.push(`${row.pop()}${text[i]}`);
    else if (text[i] === ",") row.push("");
    else if (text.startsWith("\r\n", i++)) rows.push([""]);
    else row.push(`${row.pop()}${text[--i]}`);
  }
  return rows.slice(0, -1); // every line ends with a break
}

const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom('"', ",", ";", "\r", "\n", "=", "a", "ж", "🚀", " ") }),
  fc.constantFrom(...difficultNames),
);

test("any text comes back from a CSV file as it was, but for an apostrophe before formulas", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, texts), { maxLength: 5 }), (rows) => {
      const wanted = [["a", "b"], ...rows].map((row) =>
        row.map((text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)),
      );
      const text = csvFile(["a", "b"], rows);
      expect(rfc4180(text)).toEqual(wanted);
      expect(Papa.parse(text.slice(0, -2), { delimiter: ",", newline: "\r\n" }).data).toEqual(
        wanted,
      );
    }),
    { numRuns: 200 },
  );
});

test.each(formulas)("%j is shown by a spreadsheet, not run", (formula) => {
  expect(rfc4180(csvFile(["name"], [[formula]]))[1]).toEqual([`'${formula}`]);
});

test("a number stays a number, also a negative one", () => {
  expect(csvFile(["x", "y"], [[-1.5, 0]])).toBe("x,y\r\n-1.5,0\r\n");
});

test("where the fields of a CSV text stand is told as papaparse reads them, whatever the delimiter", () => {
  const delimiters = fc.constantFrom(",", ";", "\t");
  const breaks = fc.constantFrom("\r\n", "\n");
  const rows = fc.array(fc.tuple(texts, texts, texts), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, delimiters, breaks, fc.boolean(), (data, delimiter, newline, bom) => {
      const head = ["a", "b", "c"];
      const csv = Papa.unparse([head, ...data], { delimiter, newline, quotes: true });
      const text = `${bom ? "\uFEFF" : ""}${csv}`;
      const spans = csvSpans(text, "x.csv");
      expect(spans.delimiter).toBe(delimiter);
      expect(spans.rows.map((row) => row.map(({ value }) => value))).toEqual([head, ...data]);
      expect(withValues(text, new Map())).toBe(text);
      const target = spans.rows.at(-1)![1]!;
      const filled = withValues(text, new Map([[target, "7.5"]]));
      expect(filled).toBe(`${text.slice(0, target.start)}7.5${text.slice(target.end)}`);
    }),
    { numRuns: 200 },
  );
});

test("a quotation mark that is never closed is named by its line", () => {
  expect(() => csvSpans('a,b\n"x,y\n', "sheet.csv")).toThrow(/sheet\.csv:2: a quotation mark/);
  expect(() => csvSpans('a,b\n"x"y,z\n', "sheet.csv")).toThrow(/sheet\.csv:2: there is text after/);
});
