import { expect, test } from "vitest";
import { seededRandom } from "../../../core/index.ts";
import { type EventTable, filter } from "../../../event/index.ts";
import { crossSectionAnalysis } from "../../../select/cross-sections/index.ts";
import { type AnalysisRun, readAnalysis, runAnalysis } from "../../../select/index.ts";
import {
  conditions,
  type MadeZ,
  sampleFolder,
  simulateTops,
  simulateZPairs,
  TOP_PAIRS,
} from "../../../sim/cross-sections/index.ts";
import { tagCorrelation, tagCounting } from "../../../stats/cross-sections/index.ts";
import {
  compile,
  covarianceOf,
  fitModel,
  type HistFactoryModel,
  toyData,
} from "../../../stats/histfactory/index.ts";

const nToys = 300;
/** What is true in the experiments, over what the simulation says. */
const truth = { z: 1.05, top: 0.9 };

interface Pull {
  readonly value: number;
  readonly error: number;
  readonly truth: number;
}

async function lessonRun(): Promise<{ readonly made: MadeZ; readonly run: AnalysisRun }> {
  const folder = sampleFolder();
  const made = await simulateZPairs(folder);
  await simulateTops(folder);
  const text = crossSectionAnalysis({
    ...{ prescale: "isEmu ? 1 : 0.01", systematics: true, hasData: false },
  });
  return { made, run: await runAnalysis(readAnalysis(text, { folder })) };
}

/** What a student measures with pencil and paper in these counts of the four regions. */
function byHand({ made, run }: Awaited<ReturnType<typeof lessonRun>>) {
  const regionOf = (name: string) => run.yields.find(({ region }) => region === name)!;
  const part = (region: string, process: string): number =>
    regionOf(region).processes[process]!.value;
  const rest = (region: string, process: string): number =>
    regionOf(region).total.value - part(region, process);
  const [all, one, two] = ["emu", "emu1b", "emu2b"].map((name) => part(name, "ttbar")) as [
    number,
    number,
    number,
  ]; // one for each
  const nMade = made.zee.nEvents + made.zmumu.nEvents;
  const share = (inside(made.zee) + inside(made.zmumu)) / nMade; // electrons or muons: the same
  const correction = (sample: "zee" | "zmumu", region: string): number =>
    run.cutflow(sample, region).at(-1)!.passed / (share * made[sample].nEvents);
  const perPb = conditions.luminosity / conditions.prescale;
  const worth = {
    ee: 1 / (correction("zee", "ee") * perPb),
    mumu: 1 / (correction("zmumu", "mumu") * perPb),
  };
  const z = part("ee", "Z") * worth.ee; // as simulated [pb]
  return (n: Readonly<Record<"ee" | "mumu" | "emu1b" | "emu2b", number>>): Record<string, Pull> => {
    const lepton = (region: "ee" | "mumu"): Omit<Pull, "truth"> => ({
      value: (n[region] - truth.top * part(region, "ttbar") - part(region, "tW")) * worth[region],
      error: Math.sqrt(n[region]) * worth[region],
    });
    const [a, b] = [lepton("ee"), lepton("mumu")];
    const [v, w] = [1 / a.error ** 2, 1 / b.error ** 2];
    const both = { value: (v * a.value + w * b.value) / (v + w), error: 1 / Math.sqrt(v + w) };
    const { crossSection, tagEfficiency } = tagCounting({
      ...{ one: n.emu1b, backgroundOne: rest("emu1b", "ttbar") },
      ...{ two: n.emu2b, backgroundTwo: rest("emu2b", "ttbar") },
      ...{ correlation: tagCorrelation(all, one, two), luminosity: conditions.luminosity },
      acceptance: all / (TOP_PAIRS * conditions.luminosity),
    });
    const ratio = crossSection.value / both.value;
    const spread = Math.hypot(crossSection.error / crossSection.value, both.error / both.value);
    return {
      "σ(Z)": { ...both, truth: truth.z * z },
      "σ(tt̄)": { ...crossSection, truth: truth.top * TOP_PAIRS },
      ε_b: { ...tagEfficiency, truth: (one + 2 * two) / (2 * all) },
      R: { value: ratio, error: ratio * spread, truth: (truth.top * TOP_PAIRS) / (truth.z * z) },
    };
  };
}

function inside(made: EventTable): number {
  return filter(made, ({ mass, pt1, eta1, pt2, eta2 }) => {
    const isPeak = mass! > 66 && mass! < 116;
    const areCentral = Math.max(Math.abs(eta1!), Math.abs(eta2!)) < 2.5;
    return isPeak && areCentral && Math.min(pt1!, pt2!) > 25;
  }).nEvents;
}

/** What the fit finds: strengths with all that is uncertain, and their ratio. */
function byFit(
  model: HistFactoryModel,
  data: ReturnType<typeof toyData>,
): Record<string, Pull> | undefined {
  const fit = fitModel(model, { data });
  const { mu_Z: z, mu_tt: top } = fit.parameters;
  if (!(fit.converged && z && top)) return undefined;
  const ratio = top.value / z.value;
  const shared = covarianceOf(fit, "mu_tt", "mu_Z") / (top.value * z.value);
  const variance = (top.error / top.value) ** 2 + (z.error / z.value) ** 2 - 2 * shared;
  return {
    "μ_Z of the fit": { ...z, truth: truth.z },
    "μ_tt of the fit": { ...top, truth: truth.top },
    "R of the fit": {
      value: ratio,
      error: ratio * Math.sqrt(variance),
      truth: truth.top / truth.z,
    },
  };
}

test("over 300 experiments of the lesson σ(Z), σ(tt̄), ε_b and R are unbiased, by hand and by the fit, and their errors are right", async () => {
  const lesson = await lessonRun();
  const model = compile(lesson.run.workspace({ asimov: true }));
  const values = Float64Array.from(model.parameters, ({ name, init }) =>
    name === "mu_Z" ? truth.z : name === "mu_tt" ? truth.top : init,
  );
  const random = seededRandom(1);
  const measure = byHand(lesson);
  const toys = Array.from({ length: nToys }, () => {
    const data = toyData(model, values, random);
    const count = (name: string): number => {
      const { offset, nBins } = model.channels.find((channel) => channel.name === name)!;
      return data.main.subarray(offset, offset + nBins).reduce((sum, n) => sum + n, 0);
    };
    const [ee, mumu, emu1b, emu2b] = ["ee", "mumu", "emu1b", "emu2b"].map(count) as [
      ...[number, number, number, number],
    ]; // one for each
    return { ...measure({ ee, mumu, emu1b, emu2b }), ...byFit(model, data) };
  });
  expect(toys.filter((toy) => "R of the fit" in toy).length, "fits that converge").toBe(nToys);
  for (const key of Object.keys(toys[0]!)) {
    const pulls = toys.map((toy) => (toy[key]!.value - toy[key]!.truth) / toy[key]!.error);
    const mean = pulls.reduce((sum, pull) => sum + pull, 0) / nToys;
    const width = Math.sqrt(pulls.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / (nToys - 1));
    expect(Math.abs(mean), `mean pull of ${key}`).toBeLessThan(0.1);
    expect(Math.abs(width - 1), `width of the pulls of ${key}`).toBeLessThan(0.1);
  }
}, 900_000);
