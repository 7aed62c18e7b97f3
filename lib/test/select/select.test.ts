import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mimeBundle } from "../../core/index.ts";
import { column, eventTable } from "../../event/index.ts";
import { cut, select } from "../../select/index.ts";
import { efficiency } from "../../stats/index.ts";

const muons = eventTable({
  pt1: Float64Array.of(10, 30, 40, 50),
  eta1: Float64Array.of(0, 1, 3, 2),
  Q1: Float64Array.of(1, 1, -1, -1),
  type1: ["G", "T", "G", "G"],
});
const cuts = [
  cut("pT > 20 GeV", (e) => e["pt1"]! > 20),
  cut("|η| < 2.4", (e) => Math.abs(e["eta1"]!) < 2.4),
];

describe("a selection", () => {
  test("keeps the events that pass all cuts, with all their columns", () => {
    const { events } = select(muons, cuts);
    expect(events.nEvents).toBe(2);
    expect(Array.from(column(events, "pt1"))).toEqual([30, 50]);
    expect(events.columns["type1"]).toEqual(["T", "G"]);
    expect(muons.nEvents).toBe(4);
  });

  test("says how many events each cut saw and kept, with the efficiency and its interval", () => {
    const { cutflow } = select(muons, cuts);
    expect(cutflow.map(({ name, before, passed }) => [name, before, passed])).toEqual([
      ["pT > 20 GeV", 4, 3],
      ["|η| < 2.4", 3, 2],
    ]);
    expect(cutflow[0]!.efficiency).toEqual(efficiency(3, 4));
    expect(cutflow[1]!.efficiency).toEqual(efficiency(2, 3));
  });

  test("keeps the same events in whatever order the cuts come", () => {
    const limits = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { maxLength: 4 });
    fc.assert(
      fc.property(limits, (above) => {
        const all = above.map((limit) => cut(`pT > ${limit}`, (e) => e["pt1"]! > limit));
        const [forward, backward] = [select(muons, all), select(muons, [...all].reverse())];
        expect(forward.events).toEqual(backward.events);
        const passed = forward.cutflow.map((row) => row.passed);
        expect(passed).toEqual([...passed].sort((a, b) => b - a));
      }),
    );
  });

  test("without cuts, or of no events, is what it was", () => {
    expect(select(muons, []).events).toEqual(muons);
    const none = cut("none", () => false);
    const { events, cutflow } = select(muons, [none, ...cuts]);
    expect(events.nEvents).toBe(0);
    expect(cutflow[1]).toEqual({
      name: "pT > 20 GeV",
      before: 0,
      passed: 0,
      efficiency: undefined,
    });
  });

  test("names the cut that asks for a column that is not there", () => {
    expect(() => select(muons, [cut("isolated", (e) => e["iso1"]! < 0.1)])).toThrow(
      'Cannot apply the cut "isolated": No column iso1: the table has pt1, eta1, Q1, type1',
    );
  });
});

test("a cutflow shows itself with efficiencies of each cut and of all", () => {
  const { cutflow } = select(muons, cuts);
  const shown = cutflow[mimeBundle]();
  expect(shown["text/plain"]).toMatch(
    /^Cutflow\ncut +events +of those before +of all\nall events +4 *\n/,
  );
  expect(shown["text/plain"]).toMatch(/\|η\| < 2\.4 +2 +67 \+28 −41 % +50 \+31 −31 %\n/);
  expect(shown["text/html"]).toContain("|η| &lt; 2.4");
});
