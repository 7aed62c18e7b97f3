import { afterEach, describe, expect, test } from "vitest";
import {
  answersInOrder,
  localWorker,
  type PoolWorker,
  threadWorker,
} from "../../core/worker-pool.ts";
import { doubling } from "./doubling.ts";

type Doubler = PoolWorker<string, number, number>;

const started: Doubler[] = [];
afterEach(() => {
  for (const worker of started.splice(0)) worker.stop(new Error("The test is over"));
});

const makers = {
  "in this thread": (factor: number): Doubler => localWorker(doubling, { factor }),
  "in a thread of its own": (factor: number): Doubler =>
    threadWorker("./doubling-worker", import.meta.url, { factor }),
} as const;

describe.each(["in this thread", "in a thread of its own"] as const)("a worker %s", (where) => {
  const start = (factor: number): Doubler => {
    const worker = makers[where](factor);
    started.push(worker);
    return worker;
  };

  test("tells that it is ready, and answers what it is asked", async () => {
    const worker = start(3);
    const answers = [1, 2, 3].map((order) => worker.ask(order));
    expect(await worker.ready).toBe("times 3");
    expect(await Promise.all(answers)).toEqual([3, 6, 9]);
  });

  test("hands on the mistake of an order, or of its setting up", async () => {
    const worker = start(2);
    const [wrong, right] = [worker.ask(13), worker.ask(14)];
    await expect(wrong).rejects.toThrow("Cannot multiply 13");
    expect(await right).toBe(28);
    const broken = start(0);
    await expect(broken.ready).rejects.toThrow("Cannot multiply by 0");
    await expect(broken.ask(1)).rejects.toThrow("Cannot multiply by 0");
  });

  test("that is stopped fails what was asked, for the reason given", async () => {
    const worker = start(2);
    await worker.ready;
    const answers = [1, 2].map((order) => worker.ask(order));
    worker.stop(new Error("No longer wanted"));
    for (const answer of [...answers, worker.ask(3)]) {
      await expect(answer).rejects.toThrow("No longer wanted");
    }
  });
});

describe("answers in order", () => {
  /** A worker that answers when it is told to. */
  function slow(log: number[]): Doubler & { finish(): void } {
    const waiting: (() => void)[] = [];
    return {
      ready: Promise.resolve("ready"),
      ask(order) {
        log.push(order);
        return new Promise((resolve) => waiting.push(() => resolve(2 * order)));
      },
      stop: () => {},
      finish: () => waiting.shift()?.(),
    };
  }

  test("come from however many workers, whoever is first", async () => {
    const workers = [1, 2, 3].map(() => localWorker(doubling, { factor: 2 }));
    const orders = Array.from({ length: 100 }, (_, i) => 100 + i);
    const answers: number[] = [];
    for await (const answer of answersInOrder(workers, orders)) answers.push(answer);
    expect(answers).toEqual(orders.map((order) => 2 * order));
  });

  test("are asked for no further ahead than four for each worker, of the least busy first", async () => {
    const logs: number[][] = [[], []];
    const [a, b] = logs.map(slow);
    const orders = Array.from({ length: 30 }, (_, i) => i);
    const answers = answersInOrder([a!, b!], orders);
    const first = answers.next();
    expect(logs).toEqual([
      [0, 2, 4, 6],
      [1, 3, 5, 7],
    ]);
    a!.finish();
    expect(await first).toEqual({ done: false, value: 0 });
    const second = answers.next();
    expect(logs[0]).toEqual([0, 2, 4, 6, 8]); // it had least to do
    b!.finish();
    expect(await second).toEqual({ done: false, value: 2 });
  });

  test("end with the first mistake", async () => {
    const workers = [localWorker(doubling, { factor: 2 })];
    const answers: number[] = [];
    const all = async (): Promise<void> => {
      for await (const answer of answersInOrder(workers, [11, 12, 13, 14])) answers.push(answer);
    };
    await expect(all()).rejects.toThrow("Cannot multiply 13");
    expect(answers).toEqual([22, 24]);
  });
});
