import { describe, expect, test } from "vitest";
import type { ComparisonPlan } from "../../../learn/compare/plan.ts";
import { bestTrial, schedule } from "../../../learn/compare/schedule.ts";
import { timeLeft } from "../../../learn/compare/time-left.ts";
import type { Order, UnitResult } from "../../../learn/compare/unit.ts";

const plan: ComparisonPlan = {
  ...{ models: ["qda", "svc", "mlp"], outer: 2, inner: 3, search: "grid", nTrials: 6, seed: 1 },
};

/** A result in which trial 1 is the best. */
function resultOf(order: Order, seconds = 1): UnitResult {
  if (order.kind === "trial") return { ...order, seconds, score: order.trial === 1 ? 0.8 : 0.7 };
  return { ...order, seconds, scores: Float64Array.of(order.fold) };
}

function allOrders(work: ReturnType<typeof schedule>): Order[] {
  const orders: Order[] = [];
  for (let order = work.next(); order; order = work.next()) orders.push(order);
  return orders;
}

describe("the order of the work", () => {
  test("begins with what takes longest, and tests when all trials of a fold are known", () => {
    const work = schedule(plan, 100_000);
    const first = allOrders(work);
    expect(first[0]).toMatchObject({ model: "svc", fold: 0, kind: "trial", trial: 0 });
    expect(first.every(({ kind }) => kind === "trial")).toBe(true);
    expect(first).toHaveLength(2 * (2 + 2 + 2));
    for (const order of first) work.take(resultOf(order));
    const tests = allOrders(work);
    expect(tests.map(({ kind }) => kind)).toEqual(Array(6).fill("test"));
    expect(tests[0]!.settings).toEqual({ c: 10, gamma: 1 });
    for (const order of tests) work.take(resultOf(order));
    expect(work.left()).toEqual([]);
    expect(bestTrial(work.jobs[0]!)!.trial).toBe(1);
  });

  test("draws the same settings whoever asks first, and waits only where a search learns from its trials", () => {
    const random = schedule({ ...plan, search: "random" }, 1000);
    const orders = allOrders(random);
    expect(orders).toHaveLength(3 * 2 * 6);
    const later = schedule({ ...plan, search: "random", models: ["mlp"] }, 1000);
    expect(allOrders(later)).toEqual(orders.filter(({ model }) => model === "mlp"));
    const bayesian = schedule({ ...plan, search: "bayesian" }, 1000);
    const together = allOrders(bayesian);
    expect(together).toHaveLength(6);
    bayesian.take(resultOf(together[0]!));
    expect(bayesian.next()).toMatchObject({ model: together[0]!.model, fold: 0, trial: 1 });
  });

  test("gives a classifier up if none of its trials came to an end, with the reason of the first", () => {
    const work = schedule({ ...plan, models: ["qda"] }, 1000);
    for (const order of allOrders(work)) {
      if (order.kind === "trial") {
        work.take({ ...order, seconds: 1, score: Number.NaN, failure: "Cannot fit it" });
      }
    }
    expect(work.next()).toBeUndefined();
    expect(work.left()).toEqual([]);
    expect(work.jobs.map(({ test }) => test?.failure)).toEqual(["Cannot fit it", "Cannot fit it"]);
  });
});

describe("the time left", () => {
  test("is what the same classifier took so far, shared among the threads", () => {
    const work = schedule({ ...plan, models: ["qda"] }, 1000);
    const progress = timeLeft(work, { plan, nRows: 1000, workers: 2 });
    expect(progress.tell()).toMatchObject({ done: 0, total: 6, secondsLeft: undefined });
    for (const order of allOrders(work).slice(0, 2)) {
      work.take(resultOf(order, 4));
      progress.note(resultOf(order, 4));
    }
    // two trials of 4 s each, as long as two thirds of a fold twice: a test takes half
    expect(progress.tell()).toEqual({
      ...{ done: 2, total: 6, share: 8 / 20, secondsLeft: (2 * 4 + 2 * 2) / 2 },
    });
  });
});
