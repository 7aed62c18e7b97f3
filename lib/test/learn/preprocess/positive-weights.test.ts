import { expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import {
  type Classifier,
  featuresOf,
  type Labelled,
  positiveWeightsOnly,
} from "../../../learn/index.ts";

const sample: Labelled = {
  features: featuresOf({ x: Float64Array.of(0, 1, 5, 7) }),
  labels: Uint8Array.of(1, 1, 1, 0),
  weights: Float64Array.of(-1, 3, 2, 4),
};

test.each([
  ["ignore", [0, 3, 2, 4]],
  ["absolute", [1, 3, 2, 4]],
  ["pair", [0, 2, 2, 4]],
] as const)(
  "negative weights can be treated for any classifier: %s",
  async (treatment, expected) => {
    let seen: readonly number[] = [];
    const spy: Classifier = {
      name: "spy",
      fit({ weights }) {
        seen = [...weights!];
        return { isProbability: false, predict: ({ columns }) => columns[0]! };
      },
    };
    await positiveWeightsOnly(treatment, spy).fit(sample, seededRandom(1));
    expect(seen).toEqual(expected);
  },
);
