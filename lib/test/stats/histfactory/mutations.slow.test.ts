import { expect, test } from "vitest";
import { mutated, oneSentence, outcome } from "./mutate.ts";
import { reference } from "./references.ts";
import { twoBins } from "./two-bins.ts";

test("a thousand bad workspaces are each fitted or told of in one sentence", () => {
  const good = [twoBins, ...reference.models.map(({ workspace }) => workspace)];
  const refused = Array.from({ length: 1000 }, (_, seed) => {
    const said = outcome(mutated(good[seed % good.length]!, seed));
    expect(said, `seed ${seed}`).toMatch(oneSentence);
    return said;
  }).filter((said) => said !== "fitted");
  expect(refused.length).toBeGreaterThan(600);
});
