import fc from "fast-check";
import { expect, test } from "vitest";
import { toCodePoints, toUnits } from "../../kernel/jupyter/code-points.ts";
import { address, parseConnection } from "../../kernel/jupyter/connection.ts";
import { selectHistory } from "../../kernel/jupyter/history.ts";
import { languageInfo } from "../../kernel/jupyter/kernel-info.ts";

const file = {
  shell_port: 1,
  control_port: 2,
  iopub_port: 3,
  stdin_port: 4,
  hb_port: 5,
  ip: "127.0.0.1",
  key: "secret",
  transport: "tcp",
  signature_scheme: "hmac-sha256",
  kernel_name: "toplab",
};
const parse = (changes: object) =>
  parseConnection(JSON.stringify({ ...file, ...changes }), "kernel.json");

test("a connection file gives five addresses and a key", () => {
  const connection = parse({});
  expect(connection).toMatchObject({ key: "secret", hash: "sha256" });
  expect(address(connection, "hb")).toBe("tcp://127.0.0.1:5");
  expect(address(parse({ ip: "::1" }), "iopub")).toBe("tcp://[::1]:3");
  expect(address(parse({ transport: "ipc", ip: "/run/k" }), "shell")).toBe("ipc:///run/k-1");
});

test("a connection file that cannot be used says what is wrong with it", () => {
  expect(() => parse({ hb_port: 0 })).toThrow("kernel.json: hb_port is 0, not a port number");
  expect(() => parse({ transport: "pigeon" })).toThrow('the transport is "pigeon"');
  expect(() => parse({ signature_scheme: "none" })).toThrow('signed by "none"');
  expect(() => parse({ key: 7 })).toThrow("must be texts");
  expect(() => parseConnection("[]", "kernel.json")).toThrow("must be a JSON object");
});

test("places in a text go from characters to UTF-16 units and back", () => {
  expect(toUnits("a🙂b", 2)).toBe(3);
  expect(toCodePoints("a🙂b", 3)).toBe(2);
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "é", "中", "𝜇", "🙂")), fc.nat(), (characters, n) => {
      const text = characters.join("");
      const place = n % (characters.length + 1);
      const units = toUnits(text, place);
      expect(text.slice(0, units)).toBe(characters.slice(0, place).join(""));
      expect(toCodePoints(text, units)).toBe(place);
    }),
  );
});

const lines = ["let a", "a + 1", "let b", "a + 1", "b"].map((code, i) => ({
  line: i + 1,
  code,
  output: code === "a + 1" ? "3" : null,
}));
const codes = (request: object) => selectHistory(lines, { ...request }).map(([, , code]) => code);

test("the end of the history is its newest cells, oldest first", () => {
  expect(codes({ hist_access_type: "tail", n: 2 })).toEqual(["a + 1", "b"]);
  expect(codes({ hist_access_type: "tail" })).toHaveLength(5);
  expect(selectHistory(lines, { hist_access_type: "tail", n: 2, output: true })).toEqual([
    [1, 4, ["a + 1", "3"]],
    [1, 5, ["b", null]],
  ]);
});

test("a range of the history ends before its stop, and other sessions are forgotten", () => {
  const range = { hist_access_type: "range", start: 2, stop: 4 };
  expect(codes(range)).toEqual(["a + 1", "let b"]);
  expect(codes({ ...range, session: 1 })).toHaveLength(2);
  expect(codes({ ...range, session: -1 })).toEqual([]);
});

test("a search knows the shell's patterns, takes nothing else for one, and drops what repeats", () => {
  const search = (pattern: string, rest: object = {}) =>
    codes({ hist_access_type: "search", pattern, ...rest });
  expect(search("let*")).toEqual(["let a", "let b"]);
  expect(search("let ?")).toHaveLength(2);
  expect(search("let [b-z]")).toEqual(["let b"]);
  expect(search("a + 1")).toHaveLength(2);
  expect(search("a + 1", { unique: true })).toEqual(["a + 1"]);
  expect(search("*", { n: 1 })).toEqual(["b"]);
  expect(search("let .")).toEqual([]);
  expect(search("[z-a]")).toEqual([]);
});

test("the language is the TypeScript that tslab compiles with", async () => {
  const { default: compiler } = await import("@tslab/typescript-for-tslab/package.json", {
    with: { type: "json" },
  });
  expect(languageInfo["version"]).toBe(compiler.version);
});
