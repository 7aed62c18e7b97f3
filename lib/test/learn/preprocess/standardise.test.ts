import { expect, test } from "vitest";
import { featuresOf, scalingOf, standardise, unstandardise } from "../../../learn/index.ts";

const sample = featuresOf({ x: Float64Array.of(1, 3), constant: Float64Array.of(0.1, 0.1) });

test("standardised features have mean 0 and standard deviation 1, constants stay at 0", () => {
  const { columns } = standardise(sample, scalingOf(sample));
  expect(columns).toEqual([Float64Array.of(-1, 1), Float64Array.of(0, 0)]);
});

test("weights count: 1 at weight 3 and 5 at weight 1 have mean 2 and variance 3", () => {
  const xs = featuresOf({ x: Float64Array.of(1, 5) });
  const { means, deviations } = scalingOf(xs, { weights: Float64Array.of(3, 1) });
  expect([means[0], deviations[0]]).toEqual([2, Math.sqrt(3)]);
});

test("the way back ends where it began", () => {
  const scaling = scalingOf(sample);
  expect(unstandardise(standardise(sample, scaling), scaling)).toEqual(sample);
});

test("features that the scaling does not know are refused", () => {
  expect(() => standardise(featuresOf({ y: Float64Array.of(1) }), scalingOf(sample))).toThrow(
    "Cannot standardise: the features are y, and x, constant were learned from",
  );
});
