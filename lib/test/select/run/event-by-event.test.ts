import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { column, type EventTable } from "../../../event/index.ts";
import { binContents, binErrors } from "../../../hist/index.ts";
import { type AnalysisRun, readAnalysis, runAnalysis } from "../../../select/index.ts";
import { example } from "../example.ts";
import { writeRandomSample } from "../random-sample.ts";
import { type Scales, slowVerdict, type Verdict } from "../slow-analysis.ts";

let folder: string;
let run: AnalysisRun;
const events: Record<string, EventTable> = {};
const sizes = { "data-1": 700, "data-2": 300, zee: 1000, zmumu: 500, ttbar: 2500 };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toplab-select-"));
  for (const [i, [name, nEvents]] of Object.entries(sizes).entries()) {
    events[name] = await writeRandomSample(join(folder, `${name}.parquet`), {
      ...{ nEvents, seed: 10 + i, process: name, crossSection: 5 + i },
    });
  }
  run = await runAnalysis(readAnalysis(example, { folder, name: "z.yaml" }), { chunk: 700 });
});
afterAll(() => rmSync(folder, { recursive: true }));

const files: Readonly<Record<string, readonly string[]>> = {
  data: ["data-1", "data-2"],
  zee: ["zee"],
  zmumu: ["zmumu"],
  ttbar: ["ttbar"],
};

function verdicts(sample: string, scales?: Scales): Verdict[] {
  return files[sample]!.flatMap((file) =>
    Array.from({ length: events[file]!.nEvents }, (_, i) => slowVerdict(events[file]!, i, scales)),
  );
}

const changes: readonly (readonly [string, Scales])[] = [
  ["nominal", { jets: 1, electrons: 1 }],
  ["jetScale_up", { jets: 1.02, electrons: 1 }],
  ["jetScale_down", { jets: 0.98, electrons: 1 }],
  ["electronScale_up", { jets: 1, electrons: 1.005 }],
  ["electronScale_down", { jets: 1, electrons: 0.995 }],
];

test.each(changes)(
  "the cutflow of every sample, %s, is that of a slow and obvious program",
  (variation, scales) => {
    for (const sample of ["data", "zee", "zmumu", "ttbar"]) {
      if (sample === "data" && variation !== "nominal") continue;
      const all = verdicts(sample, scales);
      for (const region of ["ee", "mumu", "emu1b", "emu2b", "emu0b"]) {
        const passed = run.cutflow(sample, region, variation).map((row) => row.passed);
        const common = [1, 2, 3, 4].map((n) => all.filter((one) => one.common >= n).length);
        expect(passed.slice(0, 4)).toEqual(common);
        expect(passed.at(-1)).toBe(all.filter((one) => one.regions.includes(region)).length);
      }
    }
  },
);

/** σLK/Σw × weights of generator and reconstruction, without the pile-up. */
function slowWeight(sample: string, i: number, { nLeptons }: Verdict): number {
  if (sample === "data") return 1;
  const weights = column(events[sample]!, "weight");
  const sigma = 5 + Object.keys(sizes).indexOf(sample);
  const sum = weights.reduce((total, w) => total + w, 0);
  return ((sigma * 20) / sum) * weights[i]! * 0.99 ** nLeptons * pileUpFactor(sample, i);
}

const factors: Record<string, number> = {};
const pileUpEdges = [0, 12, 16, 20, 24, 28, 34, 80];

/** Share of the data over share of the sample in the event's bin. */
function pileUpFactor(sample: string, i: number): number {
  const binOf = (x: number): number => pileUpEdges.findLastIndex((edge) => edge <= x);
  const share = (names: readonly string[], bin: number): number => {
    let [inside, all] = [0, 0];
    for (const name of names) {
      const vertices = column(events[name]!, "n_vertices");
      const weights = name.startsWith("data") ? undefined : column(events[name]!, "weight");
      for (const [k, x] of vertices.entries()) {
        all += weights?.[k] ?? 1;
        if (binOf(x) === bin) inside += weights?.[k] ?? 1;
      }
    }
    return inside / all;
  };
  const bin = binOf(column(events[sample]!, "n_vertices")[i]!);
  const known = `${sample} ${bin}`;
  factors[known] ??= share(["data-1", "data-2"], bin) / share([sample], bin);
  return factors[known];
}

/** Σw and Σw² in the bins, filled slowly. */
function slowBins(
  edges: ArrayLike<number>,
  samples: readonly string[],
  { region, variable, scales }: { region: string; variable: "mass" | "met"; scales?: Scales },
): { readonly sums: number[]; readonly squares: number[] } {
  const sums = Array.from({ length: edges.length - 1 }, () => 0);
  const squares = sums.slice();
  for (const sample of samples) {
    for (const [i, verdict] of verdicts(sample, scales).entries()) {
      const bin = Array.from(edges).findLastIndex((edge) => edge <= verdict[variable]);
      if (!(verdict.regions.includes(region) && bin >= 0 && bin < sums.length)) continue;
      const weight = slowWeight(sample, i, verdict);
      sums[bin]! += weight;
      squares[bin]! += weight * weight;
    }
  }
  return { sums, squares };
}

test.each([
  ["ee", "mass", "data", ["data"]],
  ["ee", "mass", "Z", ["zee", "zmumu"]],
  ["emu1b", "met", "ttbar", ["ttbar"]],
  ["emu0b", "met", "Z", ["zee", "zmumu"]],
] as const)(
  "a histogram is filled as event by event: %s, %s, %s",
  (region, variable, process, samples) => {
    const h = run.histogram({ region, variable, process });
    const { sums, squares } = slowBins(h.axis.edges, samples, { region, variable });
    for (const [bin, content] of binContents(h).entries()) {
      expect(content).toBeCloseTo(sums[bin]!, 10);
      expect(binErrors(h)[bin]).toBeCloseTo(Math.sqrt(squares[bin]!), 10);
    }
    expect(Math.max(...squares)).toBeGreaterThan(0);
  },
);

test("the missing momentum follows the jets, and with it the histogram", () => {
  const wanted = { region: "emu0b", variable: "met", process: "ttbar" } as const;
  const h = run.histogram({ ...wanted, systematic: "jetScale_up" });
  const scales = { jets: 1.02, electrons: 1 };
  const { sums } = slowBins(h.axis.edges, ["ttbar"], { ...wanted, scales });
  for (const [bin, content] of binContents(h).entries()) {
    expect(content).toBeCloseTo(sums[bin]!, 10);
  }
  expect(binContents(h)).not.toEqual(binContents(run.histogram(wanted)));
});
