import { expect, test } from "vitest";
import { plusMinus } from "../../core/index.ts";

// The examples of the Review of Particle Physics, Introduction, 5.3, and numbers of its tables.
test.each([
  [0.827, 0.119, "0.83 ± 0.12"],
  [0.827, 0.367, "0.8 ± 0.4"],
  [91.18791, 0.00204, "91.1879 ± 0.0020"],
  [8903.55, 107.9, "8900 ± 110"],
  [172.6, 0.96, "172.6 ± 1.0"],
  [1234567, 98765, "1230000 ± 100000"],
  [-0.04, 0.3, "-0.04 ± 0.30"],
  [-0.01, 0.5, "0.0 ± 0.5"],
  [3, 0, "3 ± 0"],
])("%d ± %d is quoted as %s", (value, error, text) => {
  expect(plusMinus(value, error)).toBe(text);
});
