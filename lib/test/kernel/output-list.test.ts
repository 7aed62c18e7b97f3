import { expect, test } from "vitest";
import { createOutputList, type Output } from "../../kernel/index.ts";

function stored(...outputs: readonly Output[]): unknown {
  const list = createOutputList();
  for (const output of outputs) list.add(output);
  return list.stored();
}

const out = (text: string, name: "stdout" | "stderr" = "stdout"): Output => ({
  output_type: "stream",
  name,
  text,
});

test("runs of text are one output, cut where the stream changes", () => {
  expect(stored(out("a"), out("b"), out("c", "stderr"), out("d"))).toEqual([
    out("ab"),
    out("c", "stderr"),
    out("d"),
  ]);
});

test("clearing takes effect at once, or with the next output if it is told to wait", () => {
  expect(stored(out("a"), { output_type: "clear_output", wait: false })).toEqual([]);
  expect(stored(out("a"), { output_type: "clear_output", wait: true })).toEqual([out("a")]);
  expect(stored(out("a"), { output_type: "clear_output", wait: true }, out("b"))).toEqual([
    out("b"),
  ]);
});

test("an update replaces the display of its id, and nothing else", () => {
  const shown = (
    type: "display_data" | "update_display_data",
    id: string,
    text: string,
  ): Output => ({
    output_type: type,
    data: { "text/plain": text },
    metadata: {},
    transient: { display_id: id },
  });
  expect(
    stored(
      shown("display_data", "a", "1"),
      shown("display_data", "b", "2"),
      shown("update_display_data", "a", "3"),
      shown("update_display_data", "never shown", "4"),
    ),
  ).toEqual([shown("display_data", "a", "3"), shown("display_data", "b", "2")]);
});
