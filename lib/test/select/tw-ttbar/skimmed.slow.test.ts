import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeParquet } from "../../../io/index.ts";
import { runAnalysis } from "../../../select/index.ts";
import { twTtbarAnalysis, twTtbarFiles } from "../../../select/tw-ttbar/index.ts";
import { BLOCK_EVENTS, blockMaker } from "../../../sim/simulation/make-block.ts";
import { sampleMetadata } from "../../../sim/simulation/sample-info.ts";
import { jobOf, slimmed, withLoosePair } from "../../../sim/tw-ttbar/index.ts";

const folder = mkdtempSync(join(tmpdir(), "toplab-tw-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the loose selection loses no event that the analysis wants", async () => {
  const job = jobOf("tw");
  const maker = blockMaker(job);
  const all = maker.make(1000, BLOCK_EVENTS);
  const info = {
    ...job,
    ...{
      process: maker.process,
      card: "atlas-run2",
      version: "test",
      nEvents: BLOCK_EVENTS,
      sumOfWeights: BLOCK_EVENTS,
    },
  };
  const yieldOf = async (name: string, events: typeof all): Promise<number> => {
    const tw = join(folder, name);
    await writeParquet(tw, events, { metadata: sampleMetadata(info) });
    const { ttbar } = await twTtbarFiles();
    const { yields } = await runAnalysis(twTtbarAnalysis({ tw, ttbar }));
    return yields[0]!.processes["tw"]!.value;
  };
  const [whole, skimmed] = [
    await yieldOf("whole.parquet", all),
    await yieldOf("skimmed.parquet", slimmed(withLoosePair(all))),
  ];
  // about 430 events; a mass that is rounded may pass a cut, or not, in a few of a thousand
  expect(Math.abs(skimmed / whole - 1)).toBeLessThan(0.01);
}, 60_000);
