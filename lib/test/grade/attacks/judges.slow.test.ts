import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { expect, test, vi } from "vitest";
import type { Exercise } from "../../../grade/exercise.ts";
import { loadModule } from "../../../grade/graded-module.ts";

const lessons = readdirSync("notebooks")
  .filter((name) => name.endsWith(".ipynb"))
  .map((name) => basename(name, ".ipynb"));

const million = 1_000_000;
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

/** What a probe may bring back of a student who fills every field with it; none of it is an answer. */
const claims: readonly (readonly [name: string, claim: unknown])[] = [
  ["nothing", undefined],
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["a text", "pass"],
  ["a text of megabytes", "9".repeat(8 * million)],
  ["markup", "<script>alert(1)</script>"],
  ["a bigint", 10n ** 50n],
  ["a time that is none", new Date(Number.NaN)],
  ["an empty list", []],
  ["a million numbers that are none", new Array(million).fill(Number.NaN)],
  ["a million texts", new Array(million).fill("1")],
  ["a million lists", Array.from({ length: million / 2 }, () => [])],
  ["a typed list of millions", new Float64Array(3 * million).fill(Number.NaN)],
  ["big integers", new BigInt64Array(1000).fill(10n ** 18n)],
  ["bytes", new Uint8ClampedArray(3)],
  ["lists in lists", nested(190)],
  ["a map", new Map([["credit", 1]])],
  ["a set", new Set([1])],
  ["a verdict", { status: "pass", credit: 1, points: 99 }],
  ["an opaque thing", { opaque: "function" }],
  ["a prototype", JSON.parse('{"__proto__": {"credit": 1}, "constructor": 1, "length": 3}')],
  ["a list that lies", { length: 4_294_967_295, 0: 1 }],
  ["a histogram of nothing", { axis: { edges: [] }, counts: [], bins: [], edges: [Number.NaN, 1] }],
];

/** Values under whatever name a judge asks for. */
const all = (claim: unknown): Readonly<Record<string, unknown>> =>
  new Proxy({}, { get: () => claim, has: () => true });

vi.setConfig({ testTimeout: 3_000_000 }); // right values of some lessons take minutes

test.each(lessons)(
  "no judge of %s gives credit for what is no answer, fails at it or takes long",
  async (lesson) => {
    const { exercises } = await loadModule(process.cwd(), lesson);
    const unlike: string[] = [];
    for (const exercise of exercises) {
      const inputs = await exercise.inputs(1);
      const reference = await exercise.reference(1);
      for (const [name, claim] of claims) {
        const met = judgedBy(exercise, all(claim), { inputs, reference, seed: 1 });
        if (met) unlike.push(`${exercise.id}, ${name}: ${met}`);
      }
    }
    expect(unlike).toEqual([]);
  },
);

/** What is wrong with how a judge takes these values; nothing, if it gives no credit and is quick. */
function judgedBy(
  exercise: Exercise,
  values: Readonly<Record<string, unknown>>,
  context: Parameters<Exercise["judge"]>[1],
): string | undefined {
  const before = process.cpuUsage();
  try {
    const { credit, status, reason } = exercise.judge(values, context);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    if (credit !== 0) return `${status} with credit ${credit}`;
    if (seconds > 15) return `took ${seconds} s`;
    const length = JSON.stringify(reason).length;
    return length > 20_000 ? `a reason of ${length} characters` : undefined;
  } catch (error) {
    return `threw ${String(error).slice(0, 200)}`;
  }
}
