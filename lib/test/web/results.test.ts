import fc from "fast-check";
import { expect, test } from "vitest";
import type { Output, StoredOutput } from "../../kernel/index.ts";
import type { NotebookEvent } from "../../web/protocol.ts";
import { Publisher } from "../../web/publisher.ts";
import { Results } from "../../web/results.ts";

const say = (text: string, name: "stdout" | "stderr" = "stdout"): Output => ({
  output_type: "stream",
  name,
  text,
});
const show = (value: string, id?: string): Output => ({
  output_type: "display_data",
  data: { "text/plain": value },
  metadata: {},
  ...(id ? { transient: { display_id: id } } : {}),
});
const replace = (value: string, id: string): Output => ({
  output_type: "update_display_data",
  data: { "text/plain": value },
  metadata: {},
  transient: { display_id: id },
});

/** What a page makes of the events: the whole of its knowledge about outputs. */
function seen(events: readonly NotebookEvent[]): Record<string, StoredOutput[]> {
  const cells: Record<string, StoredOutput[]> = { x: [], y: [] };
  for (const event of events) {
    if (event.type === "clear") cells[event.cell] = [];
    if (event.type === "output") cells[event.cell]![event.index] = event.output;
    if (event.type !== "append") continue;
    const old = cells[event.cell]?.[event.index];
    if (old?.output_type === "stream") {
      cells[event.cell]![event.index] = { ...old, text: old.text + event.text };
    }
  }
  return cells;
}

test("text of one stream is joined, and another stream or a picture starts a new output", () => {
  const results = new Results();
  for (const output of [say("a"), say("b"), say("!", "stderr"), show("picture"), say("c")]) {
    results.add("x", output);
  }
  expect(results.of("x")?.outputs).toEqual([
    say("ab"),
    say("!", "stderr"),
    show("picture"),
    say("c"),
  ]);
});

test("an update replaces every display of its id, in whichever cell it stands", () => {
  const results = new Results();
  results.add("x", show("1 %", "bar"));
  results.add("y", show("1 %", "bar"));
  results.add("z", replace("100 %", "bar"));
  for (const cell of ["x", "y"])
    expect(results.of(cell)?.outputs).toMatchObject([{ data: { "text/plain": "100 %" } }]);
  expect(results.of("z")?.outputs ?? []).toEqual([]);
});

test("clearing that waits leaves the old output until the new one is there", () => {
  const results = new Results();
  results.add("x", show("old"));
  results.add("x", { output_type: "clear_output", wait: true });
  expect(results.of("x")?.outputs).toEqual([show("old")]);
  results.add("x", show("new"));
  expect(results.of("x")?.outputs).toEqual([show("new")]);
});

const cell = fc.constantFrom("x", "y");
const anyOutput: fc.Arbitrary<Output> = fc.oneof(
  fc
    .record({ text: fc.string(), name: fc.constantFrom("stdout", "stderr") })
    .map(({ text, name }) => say(text, name)),
  fc.tuple(fc.string(), fc.constantFrom(undefined, "a", "b")).map(([text, id]) => show(text, id)),
  fc.tuple(fc.string(), fc.constantFrom("a", "b")).map(([text, id]) => replace(text, id)),
  fc.boolean().map((wait): Output => ({ output_type: "clear_output", wait })),
);

test("a page that only follows the events shows what the server stores, whatever a cell does", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, anyOutput)), (steps) => {
      const results = new Results();
      const events = steps.flatMap(([name, output]) => results.add(name, output));
      const page = seen(events);
      for (const name of ["x", "y"]) {
        expect(page[name]).toEqual(results.of(name)?.outputs ?? []);
      }
    }),
  );
});

test("a page that joins late misses nothing and sees nothing twice", () => {
  fc.assert(
    fc.property(fc.array(anyOutput), fc.array(anyOutput), (before, after) => {
      const [results, pages] = [new Results(), new Publisher()];
      const add = (output: Output) => pages.publish(...results.add("x", output));
      for (const output of before) add(output);
      const events: NotebookEvent[] = [];
      let start: readonly StoredOutput[] = [];
      const listen = (event: NotebookEvent) => {
        if (event.type === "snapshot") start = event.results["x"]?.outputs ?? [];
        else events.push(event);
      };
      const snapshot = (): readonly NotebookEvent[] => [
        {
          type: "snapshot",
          kernel: "busy",
          reason: "",
          results: results.all(),
          inputs: [],
        },
      ];
      const stop = pages.subscribe(listen, snapshot);
      for (const output of after) add(output);
      pages.subscribe(() => {}, snapshot)(); // sends what was being gathered
      stop();
      const begin = start.map(
        (output, index): NotebookEvent => ({ type: "output", cell: "x", index, output }),
      );
      expect(seen([...begin, ...events])["x"]).toEqual(results.of("x")?.outputs ?? []);
    }),
  );
});
