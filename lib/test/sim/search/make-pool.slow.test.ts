import { expect, test } from "vitest";
import { listParquet, readParquet, shippedFile } from "../../../io/index.ts";
import { poolIds, poolMaker, poolRecipes } from "../../../sim/search/index.ts";
import { meanOf } from "../column-mean.ts";

// The events need not be those of the file one by one: a change of the generator gives others of the same kind.
test.each(poolIds)(
  "a block of %s made anew is one more sample of what lies in the file",
  async (id) => {
    const recipe = poolRecipes[id];
    const path = await shippedFile(`search-${id}`);
    const { metadata } = await listParquet(path);
    const maker = poolMaker(id);
    const worth = recipe.blocks * maker.luminosityPerBlock;
    expect(Number(metadata["luminosity_per_pb"])).toBeCloseTo(worth, 6);
    const [made, stored] = [maker.make(0), await readParquet(path)];
    expect(Object.keys(made.columns)).toEqual(Object.keys(stored.columns));
    const expected = stored.nEvents / recipe.blocks;
    expect(expected).toBeGreaterThan(100);
    const pull = (made.nEvents - expected) / Math.sqrt(expected * (1 + 1 / recipe.blocks));
    expect(Math.abs(pull), "number of events").toBeLessThan(4);
    for (const name of Object.keys(stored.columns)) {
      const [a, b] = [meanOf(made, name), meanOf(stored, name)];
      const error = Math.hypot(a.error, b.error);
      // some 20 columns in each of three pools: 4.5 σ by chance once in 2000 runs
      expect(Math.abs(a.mean - b.mean), name).toBeLessThanOrEqual(4.5 * error);
    }
  },
  300_000,
);

test("the same block comes out the same, in whatever order blocks are made", () => {
  const [first, second] = [poolMaker("ttbar"), poolMaker("ttbar")];
  first.make(1);
  expect(first.make(0)).toEqual(second.make(0));
}, 300_000);
