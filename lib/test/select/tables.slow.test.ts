import { expect, test } from "vitest";
import { readAnalysis, runAnalysis } from "../../select/index.ts";
import { randomEvents } from "./random-sample.ts";

test("threads get a table in memory whole, and select from it what one thread does", async () => {
  const text = `
samples: { it: { files: mine, kind: data } }
regions: { one: { cuts: [nJets >= 2, nLeptons >= 1] } }
`;
  const tables = { mine: randomEvents({ nEvents: 5000, seed: 9 }) };
  const analysis = readAnalysis(text, { tables });
  const alone = await runAnalysis(analysis);
  const shared = await runAnalysis(analysis, { workers: 2, chunk: 700 });
  expect([...shared.yields]).toEqual([...alone.yields]);
  expect(alone.yields[0]!.observed).toBeGreaterThan(1000);
});
