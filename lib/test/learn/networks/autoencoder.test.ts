import { beforeAll, describe, expect, test } from "vitest";
import { normal, seededRandom } from "../../../core/index.ts";
import {
  type Autoencoder,
  auc,
  autoencoder,
  type Features,
  featuresOf,
  joinRows,
  restoreAutoencoder,
} from "../../../learn/index.ts";

/** Points along a bent line in three dimensions, or anywhere around it. */
function points(n: number, seed: number, where: "line" | "anywhere"): Features {
  const random = seededRandom(seed);
  const t = new Float64Array(n).map(() => normal(random));
  const free = (f: (t: number) => number): Float64Array =>
    t.map((value) => (where === "line" ? f(value) + 0.05 * normal(random) : normal(random)));
  return featuresOf({
    mass: free((x) => x).map((x) => 91 + 2 * x),
    pt: free((x) => x * x - 1),
    phi: free(Math.tanh),
  });
}

const usual = points(3000, 1, "line");
const strange = points(500, 2, "anywhere");
const options = { hidden: [16], latent: 1, epochs: 30, batchSize: 64, learningRate: 0.01 };
let trained: Autoencoder;
beforeAll(async () => {
  trained = await autoencoder(options).fit(usual, seededRandom(3));
});

describe("an autoencoder", () => {
  test("finds events strange that do not lie where it has seen events", () => {
    const fresh = points(500, 5, "line");
    const both = joinRows(fresh, strange);
    const labels = new Uint8Array(1000).fill(1, 500);
    expect(auc(trained.score(both), labels)).toBeGreaterThan(0.9);
  });

  test("rebuilds usual events from one number, in their own units", () => {
    const fresh = points(200, 6, "line");
    const { columns, names } = trained.reconstruct(fresh);
    expect(names).toEqual(["mass", "pt", "phi"]);
    const misses = columns[0]!.map((mass, row) => Math.abs(mass - fresh.columns[0]![row]!));
    misses.sort();
    expect(misses[100]).toBeLessThan(0.5); // half of them; the mass scatters by 2
    const latent = trained.encode(fresh);
    expect(latent.names).toEqual(["latent1"]);
    expect(Math.max(...latent.columns[0]!.map(Math.abs))).toBeLessThanOrEqual(1);
  });

  test("scores the mean squared distance in standard deviations", () => {
    const one = points(1, 7, "anywhere");
    const [built, deviations] = [trained.reconstruct(one), trained.save().deviations];
    const squares = built.columns.map(
      (x, c) => ((x[0]! - one.columns[c]![0]!) / deviations[c]!) ** 2,
    );
    expect(trained.score(one)[0]).toBeCloseTo((squares[0]! + squares[1]! + squares[2]!) / 3, 5);
  });

  test("comes back from JSON to the bit, and is the same for the same seed", async () => {
    const restored = await restoreAutoencoder(JSON.parse(JSON.stringify(trained.save())));
    expect(restored.score(strange)).toEqual(trained.score(strange));
    const short = autoencoder({ ...options, epochs: 1 });
    const [a, b] = [
      await short.fit(usual, seededRandom(4)),
      await short.fit(usual, seededRandom(4)),
    ];
    expect(b.score(strange)).toEqual(a.score(strange));
  });

  test("does not learn events without weight", async () => {
    const both = joinRows(usual, strange);
    const weights = new Float64Array(both.nRows).fill(1, 0, usual.nRows);
    const weighted = await autoencoder(options).fit(both, seededRandom(3), { weights });
    const labels = new Uint8Array(both.nRows).fill(1, usual.nRows);
    expect(auc(weighted.score(both), labels)).toBeGreaterThan(0.9);
  });

  test("says what it cannot learn from", async () => {
    expect(() => autoencoder({ latent: 0 })).toThrow("with a layer of 0 neurons");
    await expect(
      autoencoder().fit(featuresOf({ x: Float64Array.of(1, Infinity) }), seededRandom(1)),
    ).rejects.toThrow("x is Infinity in row 1");
    expect(() => trained.score(featuresOf({ x: Float64Array.of(1) }))).toThrow(
      "mass, pt, phi were learned from",
    );
    const flat = featuresOf({ x: Float64Array.of(1, 1, 1), y: Float64Array.of(1, 2, 3) });
    const model = await autoencoder({ epochs: 1 }).fit(flat, seededRandom(1));
    expect(model.score(flat).every(Number.isFinite)).toBe(true); // a constant column is no harm
  });
});
