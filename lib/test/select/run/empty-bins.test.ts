import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventTable, type Jagged } from "../../../event/index.ts";
import { writeParquet } from "../../../io/index.ts";
import { readAnalysis, runAnalysis } from "../../../select/index.ts";
import { compile, fitModel } from "../../../stats/histfactory/index.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "toplab-empty-bins-"));
  // pairs of electrons back to back, so that their mass is twice the pT
  const masses = [75, 85, 90, 91, 95, 110].flatMap((mass) => new Array<number>(40).fill(mass));
  const list = (first: number, second: number): Jagged => ({
    offsets: Uint32Array.from({ length: masses.length + 1 }, (_, i) => 2 * i),
    values: Float64Array.from({ length: 2 * masses.length }, (_, i) => (i % 2 ? second : first)),
  });
  const momenta = {
    ...list(0, 0),
    values: Float64Array.from(masses.flatMap((m) => [m / 2, m / 2])),
  };
  await writeParquet(
    join(folder, "zee.parquet"),
    eventTable({
      ...{ lep_pt: momenta, lep_e: momenta, lep_eta: list(0, 0), lep_phi: list(0, Math.PI) },
      ...{ lep_charge: list(-1, 1), lep_type: list(11, 11), lep_isolation: list(0, 0) },
      weight: new Float64Array(masses.length).fill(1),
    }),
    { metadata: { cross_section_pb: "12", sum_of_weights: `${masses.length}`, process: "zee" } },
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a fit of a workspace with many empty bins converges, though changes move events into them from both sides", async () => {
  const text = `
luminosity: { value: 20, uncertainty: 0.02 }
samples: { zee: { files: zee.parquet } }
objects: { electrons: { pt: 25, eta: 2.5 } }
regions: { ee: { cuts: [nElectrons == 2], fit: mass } }
variables: { mass: { of: "mass(electrons[0] + electrons[1])", bins: 60, from: 60, to: 120 } }
systematics: { electronScale: { change: electrons, by: 0.03 } }
measurement: { strengths: { mu: zee } }
`;
  const run = await runAnalysis(readAnalysis(text, { folder }));
  const workspace = run.workspace({ asimov: true });
  const { data, modifiers } = workspace.channels[0]!.samples[0]!;
  expect(data.filter((n) => n > 0).length).toBe(6);
  const shifted = modifiers.find(({ type }) => type === "histosys")!;
  if (shifted.type !== "histosys") throw new Error("the change of the scale is one of the shape");
  const { hi_data: up, lo_data: down } = shifted.data;
  for (const [b, n] of data.entries()) if (n === 0) expect([up[b], down[b]]).toEqual([0, 0]);
  const fit = fitModel(compile(workspace));
  expect(fit.problem).toBeUndefined();
  expect(fit.parameters["mu"]).toMatchObject({ value: expect.closeTo(1, 6), state: "free" });
});
