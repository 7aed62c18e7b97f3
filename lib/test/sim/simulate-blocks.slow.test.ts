import { expect, test } from "vitest";
import { processIds } from "../../sim/generator/processes/index.ts";
import { type BlockMaker, blockMaker } from "../../sim/simulation/make-block.ts";

/** Sets the chain up anew, as another worker would. */
const maker = (process: (typeof processIds)[number]): BlockMaker =>
  blockMaker({
    ...{ process, processOptions: {}, sqrtS: 13_000, seed: 5 },
    ...{ card: "truth", radiation: true, particles: false },
  });

test.each(processIds)(
  "a block of %s does not depend on the blocks made before it",
  (process) => {
    const [one, other] = [maker(process), maker(process)];
    const forwards = [one.make(0, 300), one.make(1, 300), one.make(2, 300)];
    const backwards = [other.make(2, 300), other.make(1, 300), other.make(0, 300)];
    expect(backwards.reverse()).toEqual(forwards);
  },
  60_000,
);
