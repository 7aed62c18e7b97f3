import { afterEach, describe, expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { withAlgebra } from "../../../stats/histfactory/evaluation/algebra.ts";
import {
  type Engine,
  engineOf,
  slopesAt,
  valueAt,
} from "../../../stats/histfactory/evaluation/engine.ts";
import { findBestFit } from "../../../stats/histfactory/index.ts";
import { farthest, modelOf, reference } from "./references.ts";

const asked = process.env["TOPLAB_WASM"];
afterEach(() => {
  if (asked === undefined) delete process.env["TOPLAB_WASM"];
  else process.env["TOPLAB_WASM"] = asked;
});

/** An engine of its own, compiled or not. */
function engine(index: number, wasm: "on" | "off"): Engine {
  process.env["TOPLAB_WASM"] = wasm;
  return engineOf(modelOf(reference.models[index]!));
}

describe.each(reference.models.map(({ name }, index) => ({ name, index })))(
  "the compiled loops and their twins agree on $name",
  ({ index }) => {
    const [wasm, twin] = [engine(index, "on"), engine(index, "off")];
    const { data, parameters } = wasm.model;

    test.each([0, 0.4, 2.5])("in rates and slopes, %s from the start", (distance) => {
      const random = seededRandom(index + 1);
      const values = Float64Array.from(
        parameters,
        ({ init }) => init + distance * (random() - 0.5),
      );
      const found = [wasm, twin].map((one) => {
        const value = valueAt(one, values, data);
        slopesAt(one, data, false);
        const { nu, jacobian, localSlope, bending } = one.bench;
        return [[value], nu, jacobian, localSlope, bending, one.gradient];
      });
      for (const [i, list] of found[0]!.entries()) {
        expect(farthest(list, found[1]![i]!)).toBeLessThan(1e-12);
      }
    });
  },
);

describe.each([1, 2, 3, 4, 7, 12])("algebra of %s columns", (n) => {
  const rows = 20;
  const random = seededRandom(n);
  const numbers = (length: number): Float64Array =>
    Float64Array.from({ length }, () => random() - 0.5);
  const given = { a: numbers(rows * n), left: numbers(rows), right: numbers(n) };

  const worked = (wasm: "on" | "off"): Float64Array[] => {
    process.env["TOPLAB_WASM"] = wasm;
    const { algebra, ...lists } = withAlgebra((arena) => {
      const lay = (values: Float64Array): Float64Array => {
        const list = arena.floats(values.length);
        list.set(values);
        return list;
      };
      return {
        ...{ a: lay(given.a), left: lay(given.left), right: lay(given.right) },
        ...{ product: arena.floats(rows), sum: arena.floats(n) },
        ...{ scaled: arena.floats(rows * n), gram: arena.floats(n * n) },
      };
    });
    const { a, left, right, product, sum, scaled, gram } = lists;
    algebra.multiply(a, rows, n, right, product);
    algebra.addTransposed(a, rows, n, left, sum);
    algebra.scaleRows(a, left, right, rows, n, scaled);
    algebra.addGram(a, rows, n, gram);
    const before = gram.slice();
    expect(algebra.factorise(gram, n)).toBe(true);
    algebra.substitute(gram, n, sum);
    return [product, scaled, before, gram, sum];
  };

  test("is the same compiled and not, and solves normal equations", () => {
    const [compiled, twin] = [worked("on"), worked("off")];
    for (const [i, list] of compiled.entries()) {
      expect(farthest(list, twin[i]!)).toBeLessThan(1e-11);
    }
    // x of AᵀA x = Aᵀ y leaves A x − y across all columns of A
    const x = compiled[4]!;
    for (let i = 0; i < n; i++) {
      let across = 0;
      for (let r = 0; r < rows; r++) {
        let left = -given.left[r]!;
        for (let j = 0; j < n; j++) left += given.a[r * n + j]! * x[j]!;
        across += left * given.a[r * n + i]!;
      }
      expect(across).toBeCloseTo(0, 12);
    }
  });
});

test("a fit is the same compiled and not", () => {
  const [compiled, twin] = (["on", "off"] as const).map((wasm) =>
    findBestFit(engine(1, wasm).model),
  );
  expect(Math.abs(compiled!.twiceNll - twin!.twiceNll)).toBeLessThan(1e-10);
  expect(farthest(compiled!.values, twin!.values)).toBeLessThan(1e-7);
});
