import { expect, test } from "vitest";
import { balanced, featuresOf } from "../../../learn/index.ts";

const sample = {
  features: featuresOf({ x: Float64Array.of(1, 2, 3) }),
  labels: Uint8Array.of(1, 0, 0),
};

test("balanced classes weigh half the number of rows each, and keep the proportions within", () => {
  expect([...balanced(sample).weights]).toEqual([1.5, 0.75, 0.75]);
  const weighted = balanced({ ...sample, weights: Float64Array.of(7, 3, -1) });
  expect([...weighted.weights]).toEqual([1.5, 2.25, -0.75]);
});

test("a class without weight cannot be balanced", () => {
  expect(() => balanced({ ...sample, weights: Float64Array.of(0, 1, 1) })).toThrow(
    "those of the signal to 0, and both must be more than 0",
  );
});
