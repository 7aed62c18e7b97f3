import { expect, test } from "vitest";
import { mutated, oneSentence, outcome } from "./mutate.ts";
import { reference } from "./references.ts";
import { twoBins } from "./two-bins.ts";

test("bad workspaces are each fitted or told of in one sentence", () => {
  const good = [twoBins, ...reference.models.map(({ workspace }) => workspace)];
  for (let seed = 5000; seed < 5080; seed++) {
    expect(outcome(mutated(good[seed % good.length]!, seed)), `seed ${seed}`).toMatch(oneSentence);
  }
});
