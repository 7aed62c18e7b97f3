import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DataError } from "../../core/index.ts";
import { formatNotebook, parseNotebook } from "../../kernel/index.ts";

const reference = readFileSync("lib/test/reference/jupyter-notebook.ipynb", "utf8");

test("a notebook that Jupyter wrote is written back byte for byte", () => {
  expect(formatNotebook(parseNotebook(reference, "reference"))).toBe(reference);
});

test("texts are read whole, however they are stored", () => {
  const { cells } = parseNotebook(reference, "reference");
  expect(cells[1]).toMatchObject({
    cell_type: "code",
    id: "mass-1",
    source: "const mZ = 91.19;\nmZ",
    execution_count: 3,
  });
  const lines = ["one\n", "two"];
  const stored = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] };
  const cell = { cell_type: "markdown", id: "a", metadata: {} };
  for (const source of [lines, lines.join("")]) {
    const text = JSON.stringify({ ...stored, cells: [{ ...cell, source }] });
    expect(parseNotebook(text, "a").cells[0]?.source).toBe("one\ntwo");
  }
});

/** A notebook of code cells with these sources and, where given, ids. */
function notebook(cells: readonly (readonly [source: string, id?: unknown])[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 2,
    metadata: {},
    cells: cells.map(([source, id]) => ({
      cell_type: "code",
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
      ...(id === undefined ? {} : { id }),
    })),
  });
}

test("cells of older notebooks get ids, always the same ones", () => {
  const text = notebook([["1"], ["1"], ["2", "mine"], ["3", "mine"], ["4", "not/allowed"]]);
  const { cells, nbformat_minor } = parseNotebook(text, "old");
  const ids = cells.map(({ id }) => id);
  expect(nbformat_minor).toBe(5);
  expect(ids[2]).toBe("mine");
  expect(new Set(ids).size).toBe(5);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  expect(parseNotebook(text, "old").cells.map(({ id }) => id)).toEqual(ids);
});

test("reading what was written gives the same notebook, whatever ends the lines", () => {
  const unit = fc.constantFrom("m", "μ", "𝜇", " ", '"', ..."\n\r\t\v\f\x1c\x1e\x85\u2028");
  fc.assert(
    fc.property(fc.array(fc.string({ unit })), (sources) => {
      const once = parseNotebook(notebook(sources.map((source) => [source])), "once");
      expect(once.cells.map(({ source }) => source)).toEqual(sources);
      expect(parseNotebook(formatNotebook(once), "twice")).toEqual(once);
    }),
  );
});

test("what is no notebook is refused with the file's name and the reason", () => {
  const refused: Readonly<Record<string, string>> = {
    "not JSON": "its text is not JSON",
    "[]": "it is no JSON object",
    "{}": "this is no notebook",
    '{"nbformat": 3, "worksheets": []}': "this is nbformat 3",
    '{"nbformat": 4, "cells": [7]}': "cell 1: a cell must be a JSON object",
    '{"nbformat": 4, "cells": [{"cell_type": "heading", "source": ""}]}': "of type heading",
    '{"nbformat": 4, "cells": [{"cell_type": "raw", "source": [1]}]}': "list of strings",
  };
  for (const [text, reason] of Object.entries(refused)) {
    const parse = (): unknown => parseNotebook(text, "homework.ipynb");
    expect(parse).toThrow(DataError);
    expect(parse).toThrow(reason);
    expect(parse).toThrow("homework.ipynb");
  }
});
