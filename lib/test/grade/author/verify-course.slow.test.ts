import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import type { Trial } from "../../../grade/author/trial.ts";
import { verifyCourse } from "../../../grade/author/verify-course.ts";
import type { ClassProgress } from "../../../grade/run/class-progress.ts";
import { buildCourse } from "../counting-course.ts";

const course = buildCourse("verify-course");
afterAll(() => course.remove());
const id = "01-counting";
const patience = 900_000; // for what hangs; a busy machine may be slow

/** What was tried, less the costs, which are never twice the same. */
async function tried(jobs: number, onProgress?: (progress: ClassProgress) => void) {
  const all: Trial[] = [];
  await verifyCourse(course.root, [id], {
    ...{ seeds: [1, 2], jobs, onModule: (_, trials) => all.push(...trials) },
    ...(onProgress && { onProgress }),
  });
  return all.filter(({ answer }) => !/ MB$/.test(answer));
}

test(
  "many runs at a time prove what they prove one after the other, in the same order",
  async () => {
    const told: ClassProgress[] = [];
    const together = await tried(3, (progress) => told.push(progress));
    expect(together.length).toBeGreaterThan(10);
    expect(together).toEqual(await tried(1));
    expect(told.map(({ finished, total }) => `${finished}/${total}`)).toEqual([
      ...["1/3", "2/3", "3/3"],
    ]);
    expect(told.at(-1)!.secondsLeft).toBe(0);
  },
  patience,
);

test(
  "variants alone leave out the known mistakes",
  async () => {
    const answers: string[] = [];
    await verifyCourse(course.root, [id], {
      ...{ seeds: [1, 2], jobs: 2, onlyVariants: true },
      onModule: (_, trials) => answers.push(...trials.map(({ answer }) => answer)),
    });
    expect(answers).toContain("seed 2");
    expect(answers).not.toContain("stub");
  },
  patience,
);

test(
  "what is stopped ends its kernels, and nothing is told as proved",
  async () => {
    const stop = new AbortController();
    const told: string[] = [];
    const proof = verifyCourse(course.root, [id], {
      ...{ seeds: [1, 2, 3, 4], jobs: 2, signal: stop.signal },
      onModule: (module) => told.push(module),
    });
    await sleep(1000); // while kernels start or run
    stop.abort();
    await expect(proof).rejects.toThrow(/abort/i);
    expect(told).toEqual([]);
  },
  patience,
);
