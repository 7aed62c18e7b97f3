import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasSample, samples } from "../sample-data.ts";
import { readDamaged } from "./damaged-files.ts";
import { ntupleFile } from "./ntuple-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-damaged-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** More than any of these files needs, less than a wrong length would make room for. */
const mostMegabytes = 1500;

const files = [
  ["atlas-13tev-4lep/data_A.4lep.root", 500],
  ["cms-hep-tutorial/qcd.root", 400],
  ["tmva/tmva_class_example.root", 150],
  ["cms-nanoaod/nano_dy.root", 40],
  ["delphes/delphes_10evt.root", 40],
  ["physlite/PHYSLITE_example.root", 20],
] as const;

for (const [file, copies] of files) {
  test.skipIf(!hasSample(file))(
    `${copies} damaged copies of ${file} are refused with a reason or still read, without hanging`,
    async () => {
      await proveFor(readFileSync(join(samples, file)), copies);
    },
    600_000,
  );
}

test("500 damaged copies of an RNTuple are refused with a reason or still read", async () => {
  const values = Array.from({ length: 300 }, (_, i) => Array.from({ length: i % 4 }, () => i / 7));
  const words = values.map(String);
  const whole = ntupleFile(
    {
      hits: { type: "std::vector<float>", values },
      trigger: { type: "std::string", values: words },
    },
    { cluster: 100 },
  );
  await proveFor(whole, 500);
}, 600_000);

test("300 files of random bytes that begin like a ROOT file are refused", async () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7) % 256);
  noise.set(Buffer.from("root"));
  const { refused, whole } = await proveFor(noise, 300);
  expect([refused, whole]).toEqual([300, 0]);
});

async function proveFor(whole: Uint8Array, copies: number): ReturnType<typeof readDamaged> {
  const seeds = Array.from({ length: copies }, (_, i) => i + 1);
  const outcomes = await readDamaged(whole, join(folder, "damaged.root"), seeds);
  expect(outcomes.faults).toEqual([]);
  expect(outcomes.refused + outcomes.whole).toBe(copies);
  expect(outcomes.refused).toBeGreaterThan(0.3 * copies);
  expect(outcomes.megabytes).toBeLessThan(mostMegabytes);
  return outcomes;
}
