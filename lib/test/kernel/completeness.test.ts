import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test, vi } from "vitest";
import { completeness } from "../../kernel/child/completeness.ts";
import type { TypeScript } from "../../kernel/child/typescript.ts";
import { patience } from "./cell.ts";

vi.setConfig({ testTimeout: patience });

const tslab = createRequire(createRequire(import.meta.url).resolve("tslab/dist/converter.js"));
const ts: TypeScript = tslab("@tslab/typescript-for-tslab");
const statusOf = (code: string): string => completeness(ts, code).status;

test("a cell that could run is complete", () => {
  const cells = [
    ...["", "// only a comment", "1 + 1", "const z = 91.19;", "await load()", "`GeV`"],
    ...[
      "for (const muon of muons) sum += muon.pt",
      "if (pt > 20) keep()",
      "declare function f(): void",
    ],
    ...["function f() {}", "for await (const event of events) {}", "a\n  .b()", "/[)]/.test(name)"],
  ];
  for (const code of cells) expect(statusOf(code), code).toBe("complete");
});

test("a cell that lacks its end is incomplete", () => {
  const cells = [
    ...["for (", "for (;;", "if (pt > 20) {", "`mass of ${", "`two\nlines", "/* still", "f(1,"],
    ...[
      "const z =",
      "muon.",
      "class Muon {",
      "import { hist1d } from",
      "import",
      "try {}",
      "x ? 1",
    ],
    ...[
      "[1, 2",
      "const { pt, eta",
      "pt => {",
      "function sum(a, b)",
      "async function load()",
      "do {",
    ],
    ...["let cut: {", "type Cut =", "await ", "1 +", "switch (n) { case 1:", "new "],
  ];
  for (const code of cells) expect(statusOf(code), code).toBe("incomplete");
});

test("a cell that no further line could mend is invalid", () => {
  const cells = [
    ")",
    "}",
    "a b",
    "for (]",
    "1 +* 2",
    '"no end',
    "'no end\nmore'",
    "/no end",
    "{ a: [1, 2 }",
  ];
  for (const code of [...cells, "const = 5", "class 1 {}", "let 1a = 2", "f(1,,2)"]) {
    expect(statusOf(code), code).toBe("invalid");
  }
});

test("whoever types a program line by line is never told that it is invalid", () => {
  const folders = ["lib/hist", "lib/event"];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name}`),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const lines = readFileSync(file, "utf8").split("\n");
    for (let n = 1; n <= lines.length; n++) {
      expect(statusOf(lines.slice(0, n).join("\n")), `${file}, ${n} lines`).not.toBe("invalid");
    }
  }
});

test("the next line begins deeper after what opens a block, and as deep as the last otherwise", () => {
  const indents: Record<string, string> = {
    "if (pt > 20) {": "  ",
    "  sum(": "    ",
    "const f = () =>": "  ",
    "f(1,": "",
    "{\n  const a = 1;": "  ",
    "{ // a block": "  ",
    "\tfor (": "\t  ",
  };
  for (const [code, indent] of Object.entries(indents)) {
    expect(completeness(ts, code), code).toEqual({ status: "incomplete", indent });
  }
});
