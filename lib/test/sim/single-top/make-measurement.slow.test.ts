import { expect, test } from "vitest";
import { column, filter } from "../../../event/index.ts";
import { readParquet, shippedFile } from "../../../io/index.ts";
import { singleTopMaker } from "../../../sim/single-top/make-events.ts";
import { rowPicker } from "../../../sim/single-top/picked-rows.ts";
import { recipes, SINGLE_TOP_SEED } from "../../../sim/single-top/recipes.ts";
import { fillRecipe } from "../../../sim/single-top/templates.ts";
import { streamOf } from "../../../sim/stream.ts";
import { meanOf } from "../column-mean.ts";

// The events need not be those of the file one by one: a change of the generator gives others of the same kind.
test("single tops made anew are one more sample of what lies in the file", async () => {
  const stored = await readParquet(await shippedFile("single-top-events"));
  const [first] = recipes;
  const { rate, make } = singleTopMaker(first!);
  const picker = rowPicker(streamOf(SINGLE_TOP_SEED, "picked"));
  const blocks = 6;
  const share = blocks / first!.blocks; // each then counts as much as each of all
  fillRecipe({ ...first!, blocks }, { rate, make }, () => 0.5, {
    look: (row, sample, weight) => picker.look(row, sample, share * weight),
  });
  const made = picker.take();
  const tops = filter(
    stored,
    ({ sample, lep_charge }) => sample === column(made, "sample")[0] && lep_charge === 1,
  );
  expect(made.nEvents).toBeGreaterThan(150);
  const expected = share * tops.nEvents;
  const pull = (made.nEvents - expected) / Math.sqrt(expected * (1 + share));
  expect(Math.abs(pull), "number of events").toBeLessThan(4);
  // the score, and with it the bin of the signal regions, needs what was learned from other blocks
  const names = Object.keys(made.columns).filter((name) => name !== "score" && name !== "bin");
  for (const name of names) {
    const [a, b] = [meanOf(made, name), meanOf(tops, name)];
    // 14 columns: 4.5 σ by chance once in 10,000 runs
    expect(Math.abs(a.mean - b.mean), name).toBeLessThanOrEqual(4.5 * Math.hypot(a.error, b.error));
  }
}, 120_000);
