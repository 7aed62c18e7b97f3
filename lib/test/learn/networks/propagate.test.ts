import { describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import { type Activation, initialNetwork } from "../../../learn/networks/dense-network.ts";
import { type Loss, lossSlope, totalLoss } from "../../../learn/networks/loss.ts";
import { backpropagate, propagate } from "../../../learn/networks/propagate.ts";
import { loadTensors, onBackend } from "../../../learn/networks/tfjs.ts";

const random = seededRandom(1);
const gauss = (n: number): Float32Array => new Float32Array(n).map(() => normal(random));

describe.each(["WASM", "JavaScript"] as const)("a network on %s", (backend) => {
  test("multiplies, adds and bends as by hand", async () => {
    const tensors = await loadTensors(backend);
    // two inputs, two hidden neurons that cut at 0, one output
    const network = {
      sizes: [2, 2, 1],
      activation: "relu" as const,
      parameters: [[1, 2, 3, -4], [0.5, 0], [2, -1], [0.25]].map((x) => Float32Array.from(x)),
    };
    const batch = { inputs: Float32Array.of(1, 1, -1, 0), nRows: 2 };
    const outputs = onBackend(tensors, () => propagate(tensors.tf, network, batch));
    // (1 + 3 + 0.5, 2 − 4) → (4.5, 0) → 9.25; (−1 + 0.5, −2) → (0, 0) → 0.25
    expect([...outputs]).toEqual([9.25, 0.25]);
  });

  test.each([
    ["relu", "log-loss", 1],
    ["tanh", "squared", 3],
  ] as const)(
    "has the gradient that differences of the loss show: %s, %s",
    async (activation: Activation, loss: Loss, width: number) => {
      const tensors = await loadTensors(backend);
      const network = initialNetwork([4, 7, 5, width], activation, random);
      const nRows = 6;
      const batch = { inputs: gauss(4 * nRows), nRows };
      const targets = {
        targets: new Float32Array(width * nRows).map(() => Math.round(random())),
        weights: new Float32Array(nRows).map(() => random() + 0.5),
      };
      const masks = [7, 5].map((size) =>
        new Float32Array(size * nRows).map(() => (random() < 0.3 ? 0 : 1.5)),
      );
      const lossNow = (): number => {
        let total = 0;
        const watch = (outputs: Float32Array): Float32Array => {
          total = totalLoss(loss, outputs, targets) / nRows;
          return lossSlope(loss, outputs, targets);
        };
        backpropagate(tensors.tf, network, batch, watch, masks);
        return total;
      };
      onBackend(tensors, () => {
        const slope = (outputs: Float32Array): Float32Array => lossSlope(loss, outputs, targets);
        const gradients = backpropagate(tensors.tf, network, batch, slope, masks);
        for (const [k, values] of network.parameters.entries()) {
          for (const i of [0, values.length - 1]) {
            const [value, h] = [values[i]!, 2 ** -9];
            values[i] = value + h;
            const above = lossNow();
            values[i] = value - h;
            const below = lossNow();
            values[i] = value;
            // outputs of order 1 in 32 bits: 1e-7 / h = 6e-5, and h² from the third derivative
            expect(Math.abs(gradients[k]![i]! - (above - below) / (2 * h))).toBeLessThan(3e-4);
          }
        }
      });
    },
  );
});

test("the backend that others use is left to them", async () => {
  const tensors = await loadTensors("WASM");
  const before = tensors.tf.getBackend();
  expect(onBackend(tensors, () => tensors.tf.getBackend())).toBe("wasm");
  expect(tensors.tf.getBackend()).toBe(before);
  expect(before).toBe("cpu");
});

test("nothing is left in the tensors' memory", async () => {
  const tensors = await loadTensors("WASM");
  const network = initialNetwork([2, 3, 1], "relu", random);
  const count = tensors.tf.memory().numTensors;
  onBackend(tensors, () => propagate(tensors.tf, network, { inputs: gauss(2), nRows: 1 }));
  expect(tensors.tf.memory().numTensors).toBe(count);
});
