import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { hist1d, regular } from "../../../hist/index.ts";
import {
  applyPatch,
  buildWorkspace,
  checkPatchSet,
  checkWorkspace,
  combine,
  compile,
  digest,
  parseWorkspace,
  prune,
  readPatchSet,
  readWorkspace,
  rename,
  sortWorkspace,
  writeWorkspace,
} from "../../../stats/histfactory/index.ts";
import { canonicalJson } from "../../../stats/histfactory/workspace/digest.ts";
import { reference } from "./references.ts";
import { twoBins } from "./two-bins.ts";

const { operations } = reference;
const folder = mkdtempSync(join(tmpdir(), "toplab-workspaces-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Loose = Record<string, unknown>;

/** The two-bin workspace with another value at a path, as a program without types would have it; undefined removes it. */
function changed(path: string, value?: unknown): unknown {
  const copy = structuredClone(twoBins) as unknown as Loose;
  const keys = path.split("/").slice(1);
  const last = keys.pop()!;
  const parent = keys.reduce((at, key) => at[key] as Loose, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe("what pyhf does to workspaces", () => {
  const { left, right, outer } = operations;

  test("combine puts channels side by side and merges the measurement", () => {
    expect(combine(left, right, { join: "outer" })).toEqual(outer);
  });

  test("combine can merge the samples of a channel", () => {
    const renamed = rename(left, { samples: { ttbar: "top" } });
    const merged = combine(left, renamed, { join: "left outer", mergeChannels: true });
    expect(merged).toEqual(operations.merged);
    expect(() => combine(left, left)).toThrow(/both have the channel "ZR0"; rename one/);
    expect(() => combine(left, left, { mergeChannels: true })).toThrow("Cannot merge channels");
  });

  test("combining a workspace with itself changes nothing", () => {
    for (const join of ["outer", "left outer", "right outer"] as const) {
      expect(combine(left, left, { join })).toEqual(left);
    }
  });

  test("prune takes out modifiers, samples and types", () => {
    const pruned = prune(outer, {
      ...{ modifiers: ["JES"], samples: ["fakes"], modifierTypes: ["staterror"] },
    });
    expect(pruned).toEqual(operations.pruned);
    expect(() => prune(left, { samples: ["zjets"] })).toThrow(
      'it has no sample "zjets"; it has signal, ttbar, fakes',
    );
  });

  test("rename follows the parameter of interest", () => {
    const names = { mu: "strength", JES: "scale" };
    const renamed = rename(outer, { modifiers: names, measurements: { measurement: "m" } });
    expect(renamed).toEqual(operations.renamed);
  });

  test("sort orders every list", () => {
    expect(sortWorkspace(outer)).toEqual(operations.sorted);
  });

  test("digest is that of Python's JSON with sorted keys", () => {
    const workspace = parseWorkspace(operations.text);
    expect(digest(workspace)).toBe(operations.digest);
    expect(digest(workspace, "md5")).toBe(operations.md5);
  });

  test("numbers are written as Python writes them", () => {
    expect(canonicalJson('{"b": [1E5, 1.50, -0.0, 1e-7, 12, 1e16, 0.00010], "a": "é\\n"}')).toBe(
      '{"a": "é\\n", "b": [100000.0, 1.5, -0.0, 1e-07, 12, 1e+16, 0.0001]}',
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = canonicalJson(value.toExponential());
        expect(Number(text) === value).toBe(true);
        expect(text).toMatch(/[.e]/);
      }),
    );
  });
});

test("a workspace is written and read again", () => {
  const path = join(folder, "ws.json");
  writeWorkspace(path, twoBins);
  expect(readWorkspace(path)).toEqual(twoBins);
});

describe("a set of patches", () => {
  const signal = (name: string, value: number, data: number[]): object => ({
    metadata: { name, values: [value] },
    patch: [{ op: "replace", path: "/channels/0/samples/0/data", value: data }],
  });
  const set = checkPatchSet({
    metadata: {
      references: { hepdata: "ins1234567" },
      digests: { sha256: digest(twoBins) },
      labels: ["mass"],
      description: "two masses",
    },
    patches: [signal("m300", 300, [5, 6]), signal("m400", 400, [1, 2])],
    version: "1.0.0",
  });

  test("puts another signal in, found by name or by values", () => {
    expect(applyPatch(twoBins, set, "m300").channels[0]!.samples[0]!.data).toEqual([5, 6]);
    expect(applyPatch(twoBins, set, [400]).channels[0]!.samples[0]!.data).toEqual([1, 2]);
    expect(twoBins.channels[0]!.samples[0]!.data).toEqual([12, 11]);
    expect(() => applyPatch(twoBins, set, "m500")).toThrow("Cannot find the patch m500");
  });

  test("is for one workspace only", () => {
    const other = rename(twoBins, { channels: { SR: "other" } });
    expect(() => applyPatch(other, set, "m300")).toThrow(/it is for another workspace: the sha256/);
  });

  test("is checked: its format, its names, its values, and that it fits", () => {
    const path = join(folder, "patches.json");
    writeFileSync(path, JSON.stringify({ ...set, metadata: {} }));
    expect(() => readPatchSet(path)).toThrow(/patches\.json: \/metadata has no "references"/);
    expect(() =>
      checkPatchSet({ ...set, patches: [signal("a", 1, []), signal("a", 2, [])] }),
    ).toThrow('two patches are "a"');
    const bad = checkPatchSet({
      ...set,
      patches: [{ ...set.patches[0]!, patch: [{ op: "remove", path: "/channels/7" }] }],
    });
    expect(() => applyPatch(twoBins, bad, "m300")).toThrow(/^patch "m300": it does not fit/);
  });
});

describe("a workspace that is not right is told of in one sentence", () => {
  const bins = "/channels/0/samples/1/data";
  const modifier = "/channels/0/samples/1/modifiers/0";
  const config = "/measurements/0/config/parameters";
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["not an object", 7, "workspace: the top is 7; an object is wanted"],
    ["a missing list", changed("/observations"), 'the top has no "observations"'],
    [
      "a number that is text",
      changed(`${bins}/1`, "52"),
      '/channels/0/samples/1/data/1 (channel "SR", sample "background") is "52"; a number is wanted',
    ],
    ["NaN", changed(`${bins}/1`, Number.NaN), 'sample "background") is NaN; a number is wanted'],
    [
      "an unknown modifier",
      changed(`${modifier}/type`, "normfaktor"),
      'modifier "bkg") has the type "normfaktor"; one of histosys, lumi, normfactor',
    ],
    [
      "an unknown key",
      changed("/channels/0/color", "red"),
      '/channels/0 (channel "SR") has "color", which the format does not know',
    ],
    ["another version", changed("/version", "2.0.0"), '/version is "2.0.0"; "1.0.0" is wanted'],
    ["no channel", changed("/channels", []), "/channels is an empty list; a list of at least 1"],
    [
      "bins that differ",
      changed("/channels/0/samples/0/data", [1, 2, 3]),
      'channel "SR", sample "background" has 2 bins; 3 are wanted',
    ],
    [
      "a modifier of other bins",
      changed(`${modifier}/data`, [3, 7, 1]),
      'channel "SR", sample "background", shapesys "bkg" has 3 bins; 2 are wanted',
    ],
    [
      "two channels of one name",
      changed("/channels", [twoBins.channels[0], twoBins.channels[0]]),
      'two channels are called "SR"; each needs a name of its own',
    ],
    [
      "negative counts",
      changed("/observations/0/data/1", -3),
      'the observation "SR" has -3 events in bin 1; 0 or more are wanted',
    ],
    [
      "bounds upside down",
      changed(config, [{ name: "mu", bounds: [[5, 1]] }]),
      'the measurement "measurement" bounds mu by 5 and 1; the first must be the lower one',
    ],
  ];

  test.each(cases)("%s", (_, json, message) => {
    expect(() => checkWorkspace(json)).toThrow(message);
  });

  test("text that is not JSON", () => {
    expect(() => parseWorkspace('{"channels": NaN}', "ws.json")).toThrow(
      /^ws\.json: it is not JSON, which has no NaN or Infinity either: /,
    );
  });
});

describe("a model that cannot be is told of in one sentence", () => {
  const model = (path: string, value: unknown) => (): unknown =>
    compile(checkWorkspace(changed(path, value)));
  const added = "/channels/0/samples/1/modifiers/1";
  const settings = "/measurements/0/config/parameters/0";

  test("a name for two kinds of modifier", () => {
    expect(model(added, { name: "bkg", type: "normfactor", data: null })).toThrow(
      "bkg: one name is used for a normfactor and a shapesys; give each a name of its own",
    );
  });

  test("a factor that is not positive", () => {
    expect(model(added, { name: "n", type: "normsys", data: { lo: 0, hi: 2 } })).toThrow(
      'channel "SR", sample "background": has a normsys from 0 to 2; both factors must be above 0',
    );
  });

  test("a luminosity without numbers", () => {
    expect(model(added, { name: "lumi", type: "lumi", data: null })).toThrow(
      'measurement "measurement": lacks auxdata or sigmas of lumi',
    );
  });

  test("a parameter of interest that is not there, or has components", () => {
    expect(() => compile(twoBins, { poi: "nu" })).toThrow("no modifier has this name");
    expect(() => compile(twoBins, { poi: "bkg" })).toThrow("it has 2 components");
    expect(compile(twoBins, { poi: "" }).poi).toBeUndefined();
    expect(() => compile(twoBins, { measurement: "other" })).toThrow(
      'Cannot measure "other": the measurements of this workspace are "measurement"',
    );
  });

  test("observations that are missing", () => {
    expect(model("/observations/0/name", "CR")).toThrow(
      'observation of channel "SR": is missing; 2 bins are wanted',
    );
  });

  test("settings of the wrong length or kind", () => {
    expect(model(settings, { name: "bkg", inits: [1] })).toThrow(
      "has 1 inits for bkg; 2 are wanted",
    );
    expect(model(settings, { name: "mu", auxdata: [1] })).toThrow(
      "has auxdata for mu, a normfactor, which has none",
    );
  });
});

describe("a sketch of a measurement", () => {
  const axis = regular(2, 0, 2);
  const workspace = buildWorkspace({
    channels: {
      SR: {
        observed: hist1d(axis, [0.5, 0.6, 1.5]),
        samples: {
          signal: { yields: [1, 2], strengths: ["mu"] },
          background: {
            yields: hist1d(axis, [0.1, 0.2, 1.1], { weights: [0.5, 0.5, 2] }),
            systematics: { norm: 0.1, scale: { up: 1.2, down: 0.9 }, shape: { up: [1.2, 1.9] } },
          },
        },
      },
    },
    luminosity: 0.017,
  });

  test("becomes a workspace with the names of the format", () => {
    const [signal, background] = workspace.channels[0]!.samples;
    expect(workspace.observations[0]!.data).toEqual([2, 1]);
    expect(signal!.modifiers.map(({ type }) => type)).toEqual(["normfactor", "lumi"]);
    expect(background!.data).toEqual([1, 2]);
    expect(background!.modifiers).toEqual([
      { name: "lumi", type: "lumi", data: null },
      { name: "norm", type: "normsys", data: { lo: 0.9, hi: 1.1 } },
      { name: "scale", type: "normsys", data: { lo: 0.9, hi: 1.2 } },
      { name: "shape", type: "histosys", data: { lo_data: [0.8, 2.1], hi_data: [1.2, 1.9] } },
      { name: "staterror_SR", type: "staterror", data: [Math.SQRT1_2, 2] },
    ]);
  });

  test("can be fitted", () => {
    const names = compile(workspace).parameters.map(({ name }) => name);
    expect(names).toEqual([
      "shape",
      "lumi",
      "mu",
      "norm",
      "scale",
      "staterror_SR[0]",
      "staterror_SR[1]",
    ]);
  });
});
