import { expect, test } from "vitest";
import { parseMessage } from "../../kernel/messages.ts";

const failure = { kind: "runtime", ename: "a", evalue: "b" };
const reply = (rest: object): string => JSON.stringify({ type: "reply", id: "x", ...rest });

test("what a cell forges is taken apart, never called and never trusted", () => {
  const traceback = ["line", { toString: null, valueOf: null }, 5];
  expect(parseMessage(reply({ failure: { ...failure, traceback } }))).toEqual({
    type: "reply",
    id: "x",
    failure: { ...failure, traceback: ["line"] },
  });
  for (const line of ["", "null", "[]", '{"type":"output"}', '{"type":"reply"}', "\u0000{"]) {
    expect(parseMessage(line)).toBeUndefined();
  }
});

test("an output that nests so deep that nobody could write it down is no output", () => {
  const nested = (depth: number): string =>
    `{"type":"output","output":{"output_type":"display_data","data":{"a":${"[".repeat(depth)}${"]".repeat(depth)}}}}`;
  expect(parseMessage(nested(100))).toMatchObject({ type: "output" });
  expect(parseMessage(nested(20_000))).toBeUndefined();
});
