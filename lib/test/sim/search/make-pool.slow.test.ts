import { expect, test } from "vitest";
import { type EventTable, isJagged, isText, jagged, take } from "../../../event/index.ts";
import { listParquet, readParquet, shippedFile } from "../../../io/index.ts";
import { poolIds, poolMaker, poolRecipes } from "../../../sim/search/index.ts";

const first = (events: EventTable, n: number): EventTable =>
  take(
    events,
    Uint32Array.from({ length: n }, (_, i) => i),
  );

/** Everything in a table as plain numbers, by column. */
const numbers = ({ columns }: EventTable): Record<string, number[]> =>
  Object.fromEntries(
    Object.entries(columns).map(([name, values]) => {
      if (isText(values)) return [name, []];
      return [name, Array.from(isJagged(values) ? values.values : values)];
    }),
  );

test.each(poolIds)(
  "the first block of %s, made anew, is what lies in the file",
  async (id) => {
    const recipe = poolRecipes[id];
    const path = await shippedFile(`search-${id}`);
    const { metadata } = await listParquet(path);
    const maker = poolMaker(id);
    expect(Number(metadata["luminosity_per_pb"])).toBeCloseTo(
      recipe.blocks * maker.luminosityPerBlock,
      6,
    );
    const made = maker.make(0);
    const stored = first(await readParquet(path), made.nEvents);
    expect(made.nEvents).toBeGreaterThan(100);
    expect(jagged(stored, "jet_pt").offsets).toEqual(jagged(made, "jet_pt").offsets);
    expect(numbers(stored)).toEqual(numbers(made));
  },
  300_000,
);
