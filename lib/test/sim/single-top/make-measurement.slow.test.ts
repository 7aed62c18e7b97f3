import { expect, test } from "vitest";
import { column, type EventTable } from "../../../event/index.ts";
import { readParquet, shippedFile } from "../../../io/index.ts";
import { singleTopMaker } from "../../../sim/single-top/make-events.ts";
import { rowPicker } from "../../../sim/single-top/picked-rows.ts";
import { recipes, SINGLE_TOP_SEED } from "../../../sim/single-top/recipes.ts";
import { fillRecipe } from "../../../sim/single-top/templates.ts";
import { streamOf } from "../../../sim/stream.ts";

/** Which of the first rows of two tables differ in a column. */
function differences(a: EventTable, b: EventTable, name: string, n: number): number[] {
  const [one, two] = [column(a, name), column(b, name)];
  return Array.from({ length: n }, (_, i) => i).filter((i) => one[i] !== two[i]);
}

test("the first events of the single tops, made anew, are what lies in the file", async () => {
  const stored = await readParquet(await shippedFile("single-top-events"));
  const [first] = recipes;
  const { rate, make } = singleTopMaker(first!);
  const picker = rowPicker(streamOf(SINGLE_TOP_SEED, "picked"));
  // two blocks, which still count as much as each of all
  const share = 2 / first!.blocks;
  const two = { ...first!, blocks: 2 };
  fillRecipe(two, { rate, make }, () => 0.5, {
    look: (row, sample, weight) => picker.look(row, sample, share * weight),
  });
  const made = picker.take();
  expect(made.nEvents).toBeGreaterThan(50);
  // the score, and with it the bin of the signal regions, needs what was learned from other blocks
  const names = Object.keys(made.columns).filter((name) => name !== "score" && name !== "bin");
  for (const name of names) expect(differences(made, stored, name, made.nEvents), name).toEqual([]);
}, 120_000);
