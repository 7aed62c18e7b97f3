import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { listParquet } from "../../../io/index.ts";
import { partonSet } from "../../../sim/generator/partons/parton-set.ts";
import { prepareProcess } from "../../../sim/generator/processes/index.ts";
import { simulateTo } from "../../../sim/simulate.ts";
import { writeBenchmark, writeCoupling } from "./benchmark-file.ts";

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-parton-files-"));
  path = join(folder, "benchmark_0000.dat");
  writeBenchmark(path);
  writeCoupling(join(folder, "benchmark.info"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a grid file of LHAPDF's", () => {
  test("gives the same cross-section as the densities that were written into it, to 10⁻³", () => {
    const [ours, read] = [prepareProcess("ttbar"), prepareProcess("ttbar", { pdf: path })];
    expect(Math.abs(read.crossSection.value / ours.crossSection.value - 1)).toBeLessThan(1e-3);
    const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
    expect(read.partons).toEqual({ name: "benchmark_0000.dat", sha256 });
  });

  test("goes to all workers, and into samples with its name and digest", async () => {
    const options = {
      ...({ card: "truth", radiation: false, seed: 3, nEvents: 8192 + 50 } as const),
      processOptions: { pdf: path },
    };
    const sample = join(folder, "sample.parquet");
    const info = await simulateTo(sample, "tchannel", { ...options, workers: 2 });
    expect(info.process.partons).toEqual(partonSet(path).source);
    const { metadata } = await listParquet(sample);
    expect(metadata).toMatchObject({
      pdf: "benchmark_0000.dat",
      pdf_sha256: info.process.partons!.sha256,
      process_options: '{"pdf":"benchmark_0000.dat"}', // not the folders of whoever made it
    });
  });
});
