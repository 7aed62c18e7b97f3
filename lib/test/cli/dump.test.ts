import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dumpCommand } from "../../cli/dump.ts";
import { valuesAsJson } from "../../cli/dump-values.ts";
import { inspectCommand } from "../../cli/inspect.ts";
import { sentence } from "../../cli/sentence.ts";
import { ntupleFile } from "../io/root/ntuple-file.ts";
import { hasSample, samples } from "../io/sample-data.ts";

const physlite = join(samples, "physlite/PHYSLITE_example.root");
const atlas = join(samples, "atlas-13tev-4lep/data_A.4lep.root");
const tmva = join(samples, "tmva/tmva_class_example.root");
const withSamples = test.skipIf(!hasSample(""));

let folder: string;
let [said, complained]: [string[], string[]] = [[], []];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "toplab-dump-"));
  [said, complained] = [[], []];
  vi.spyOn(console, "log").mockImplementation((text) => said.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Runs `toplab …` and gives its exit code. */
async function toplab(...words: readonly string[]): Promise<number> {
  const program = new Command("toplab").exitOverride();
  for (const command of [inspectCommand(), dumpCommand()]) {
    command.exitOverride().configureOutput({ writeErr: (text) => complained.push(text) });
    program.addCommand(command);
  }
  try {
    await program.parseAsync([...words], { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // as `main` does
    complained.push(sentence(error));
    return 1;
  }
}

function file(): string {
  const path = join(folder, "events.root");
  const fields = {
    met: { type: "float", values: [20.5, Number.NaN, Number.NEGATIVE_INFINITY] },
    event: { type: "std::uint64_t", values: [1n, 2n, 18446744073709551615n] },
    jet_pt: { type: "std::vector<float>", values: [[50, 30], [], [40]] },
    name: { type: "std::string", values: ["a", 'b"', "ü"] },
  } as const;
  writeFileSync(path, ntupleFile(fields));
  return path;
}

describe("toplab dump", () => {
  test("prints columns as JSON, with all digits of 64-bit integers", async () => {
    expect(await toplab("dump", file(), "--json")).toBe(0);
    expect(said.join("\n")).toBe(
      `{"met": [20.5,null,-1e999],\n"event": [1,2,18446744073709551615],\n` +
        `"jet_pt": [[50,30],[],[40]],\n"name": ["a","b\\"","ü"]}`,
    );
    expect(JSON.parse(said.join("")).met).toEqual([20.5, null, Number.NEGATIVE_INFINITY]);
  });

  test("prints a range of events, cut at the end of the file", async () => {
    expect(
      await toplab(
        "dump",
        file(),
        "--columns",
        "jet_pt,event",
        "--from",
        "1",
        "--to",
        "9",
        "--json",
      ),
    ).toBe(0);
    expect(said.join("")).toBe(
      '{"jet_pt": [[],[40]],"event": [2,18446744073709551615]}'.replace(',"e', ',\n"e'),
    );
  });

  test("prints a line for each event without --json", async () => {
    expect(await toplab("dump", file(), "--columns", "met,jet_pt", "--to", "2")).toBe(0);
    expect(said.join("\n")).toBe("event\tmet\tjet_pt\n0\t20.5\t[50,30]\n1\tnull\t[]");
  });

  test("says what is wrong with the command, or with the file", async () => {
    expect(await toplab("dump", file(), "--tree", "other")).toBe(2);
    expect(complained.join("")).toContain("with --tree; there are: events.");
    expect(await toplab("dump", file(), "--from", "-1")).toBe(2);
    expect(await toplab("dump", file(), "--from", "7")).toBe(2);
    expect(complained.join("")).toContain("Name events within 0 to 3");
    expect(await toplab("dump", file(), "--columns", "mass")).toBe(1);
    expect(complained.join("")).toContain("no column mass: there are met, event, jet_pt, name");
    expect(await toplab("dump", join(folder, "none.root"))).toBe(1);
    expect(complained.join("")).toContain("there is no such file (ENOENT)");
  });

  withSamples("gives ATLAS's MeV as they are in the file", async () => {
    expect(await toplab("dump", atlas, "--columns", "lep_n,lep_pt", "--to", "1", "--json")).toBe(0);
    expect(JSON.parse(said.join(""))).toEqual({
      lep_n: [4],
      lep_pt: [[49138.34375, 43451.6484375, 43018.26953125, 27352.212890625]],
    });
  });

  withSamples("gives nested lists and integers beyond 2⁵³", async () => {
    const columns = [
      "EventInfoAuxDyn.pileUpMixtureIDLowBits",
      "AnalysisElectronsAuxDyn.trackParticleLinks.m_persIndex",
    ];
    expect(
      await toplab("dump", physlite, "--columns", columns.join(","), "--to", "2", "--json"),
    ).toBe(0);
    expect(said.join("")).toContain("[2637169508758996058,14299547698498294838]");
    expect(JSON.parse(said.join(""))[columns[1]!]).toEqual([[[2, 0], [0], [1]], [[0]]]);
  });

  test("writes −0 and large numbers as JSON reads them back", () => {
    expect(valuesAsJson(Float64Array.of(-0, 1e300, 0.1))).toEqual(["-0", "1e+300", "0.1"]);
  });
});

describe("toplab inspect", () => {
  test("lists trees with branches, types and entries", async () => {
    expect(await toplab("inspect", file(), "--json")).toBe(0);
    const told = JSON.parse(said.join(""));
    expect(told.format).toBe("ROOT");
    expect(told.objects).toEqual([{ name: "events", className: "ROOT::RNTuple", title: "" }]);
    expect(told.trees).toEqual([
      {
        ...{ name: "events", kind: "RNTuple", entries: 3, refused: [] },
        columns: [
          { name: "met", type: "float", holds: "numbers" },
          { name: "event", type: "std::uint64_t", holds: "numbers" },
          { name: "jet_pt", type: "std::vector<float>", holds: "lists" },
          { name: "name", type: "std::string", holds: "text" },
        ],
      },
    ]);
    expect(await toplab("inspect", file())).toBe(0);
    expect(said.at(-1)).toContain("events (RNTuple): 3 events, 4 columns");
    expect(said.at(-1)).toContain("  jet_pt  std::vector<float>");
  });

  withSamples("finds every tree of a file, or the one asked for", async () => {
    expect(await toplab("inspect", tmva)).toBe(0);
    expect(said.join("")).toMatch(
      /TreeS \(TTree\): 6000 events, 4 columns[\s\S]*TreeB \(TTree\): 6000/,
    );
    expect(await toplab("inspect", tmva, "--tree", "TreeC")).toBe(1);
    expect(complained.join("")).toContain("Cannot find a tree TreeC");
  });

  test("knows a CSV file, too", async () => {
    const path = join(folder, "pairs.csv");
    writeFileSync(path, "Run,type,pt\n1,G,20.5\n2,T,30\n");
    expect(await toplab("inspect", path)).toBe(0);
    expect(said.join("")).toContain("events (CSV): 2 events, 3 columns");
    expect(await toplab("dump", path, "--columns", "pt,type", "--json")).toBe(0);
    expect(JSON.parse(said.at(-1)!)).toEqual({ pt: [20.5, 30], type: ["G", "T"] });
  });
});
