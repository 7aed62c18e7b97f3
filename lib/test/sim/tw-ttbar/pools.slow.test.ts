import { expect, test } from "vitest";
import { listParquet, readParquet, shippedFile } from "../../../io/index.ts";
import { BLOCK_EVENTS, blockMaker } from "../../../sim/simulation/make-block.ts";
import {
  collisionsOf,
  jobOf,
  slimmed,
  twTtbarBlocks,
  twTtbarIds,
  withLoosePair,
} from "../../../sim/tw-ttbar/index.ts";
import { meanOf } from "../column-mean.ts";

// The events need not be those of the file one by one: a change of the generator gives others of the same kind.
test.each(twTtbarIds)(
  "a block of %s made anew is one more sample of what lies in the file",
  async (id) => {
    const path = await shippedFile(`tw-ttbar-${id}`);
    const [stored, { metadata }] = [await readParquet(path), await listParquet(path)];
    expect(Number(metadata["sum_of_weights"])).toBe(collisionsOf(id));
    const maker = blockMaker(jobOf(id));
    expect(Number(metadata["published_cross_section_pb"])).toBe(maker.process.published!.value);
    const made = slimmed(withLoosePair(maker.make(twTtbarBlocks[id], BLOCK_EVENTS))); // the first that is not in it
    expect(Object.keys(made.columns)).toEqual(Object.keys(stored.columns));
    const expected = stored.nEvents / twTtbarBlocks[id];
    const pull = (made.nEvents - expected) / Math.sqrt(expected * (1 + 1 / twTtbarBlocks[id]));
    expect(Math.abs(pull), "number of events").toBeLessThan(4);
    for (const name of Object.keys(stored.columns)) {
      const [a, b] = [meanOf(made, name), meanOf(stored, name)];
      // 18 columns in each of two pools: 4.5 σ by chance once in 4000 runs
      expect(Math.abs(a.mean - b.mean), name).toBeLessThanOrEqual(
        4.5 * Math.hypot(a.error, b.error),
      );
    }
  },
  120_000,
);
