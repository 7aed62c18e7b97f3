import { join } from "node:path";
import { expect, test } from "vitest";
import { listTree, readColumns, readTree, type TreeColumn } from "../../../io/index.ts";
import { hasSample, samples } from "../sample-data.ts";
import {
  areSame,
  eventsOf,
  type JsrootBranch,
  jsrootTree,
  jsrootValues,
  leafBranches,
  type Nested,
  picked,
} from "./jsroot-reader.ts";

const trees = [
  ["atlas-13tev-4lep/data_A.4lep.root", "mini"],
  ["cms-hep-tutorial/qcd.root", "events"],
  ["cms-hep-tutorial/wz.root", "events"],
  ["cms-nanoaod/nano_dy.root", "Events"],
  ["cms-nanoaod/nano_dy.root", "Runs"],
  ["cms-nanoaod/NanoAODv5_sample.root", "Events"],
  ["delphes/delphes_10evt.root", "Delphes"],
  ["physlite/PHYSLITE_example.root", "CollectionTree"],
  ["tmva/tmva_class_example.root", "TreeS"],
  ["tmva/tmva_class_example.root", "TreeB"],
] as const;

/** jsroot 7.11.2 takes the two bytes behind the flags of an object that others refer to for flags of the next one. */
const wrongInJsroot = [/^(Particle|Track|Tower|EFlow\w+)\.fBits$/];

for (const [file, name] of trees) {
  const what = `every branch of ${name} in ${file} has the values that jsroot's own reader gives`;
  test.skipIf(!hasSample(file))(
    what,
    async () => {
      const path = join(samples, file);
      const { columns } = await listTree(path, name);
      const table = await readColumns(path, name);
      const tree = await jsrootTree(path, name);
      const [compared, different]: [string[], string[]] = [[], []];
      for (const branch of leafBranches(tree)) {
        const own = columns.filter((column) => isOf(column, branch));
        if (own.length === 0) continue;
        const values = await jsrootValues(tree, branch);
        for (const column of own) {
          const path = pathWithin(column, branch);
          if (!values || wrongInJsroot.some((known) => known.test(column.name))) continue;
          compared.push(column.name);
          const ours = eventsOf(table.columns[column.name]!);
          const theirs = values.map((value) => picked(value, path));
          if (!areSame(ours, theirs as Nested)) different.push(column.name);
        }
      }
      expect(different).toEqual([]);
      expect(compared.length).toBeGreaterThan(0.97 * columns.length);
    },
    600_000,
  );
}

const physlite = "physlite/PHYSLITE_example.root";
test.skipIf(!hasSample(physlite))(
  "a table of all columns leaves out nested lists and integers that would not be exact",
  async () => {
    const { columns } = await readTree(join(samples, physlite), "CollectionTree");
    const names = Object.keys(columns);
    expect(names).toContain("EventInfoAuxDyn.eventNumber");
    expect(names).not.toContain("EventInfoAuxDyn.pileUpMixtureIDLowBits");
    expect(names).not.toContain("AnalysisElectronsAuxDyn.trackParticleLinks.m_persIndex");
  },
);

/** Whether a column comes from that branch; a branch within others may be named with them. */
function isOf({ name }: TreeColumn, { fName }: JsrootBranch): boolean {
  const last = name.slice(name.lastIndexOf("/") + 1);
  const stem = fName.endsWith(".") ? fName : `${fName}.`;
  return last === fName || last.startsWith(stem);
}

function pathWithin({ name }: TreeColumn, { fName }: JsrootBranch): string[] {
  const rest = name.slice(name.lastIndexOf("/") + 1).slice(fName.length);
  return rest.split(".").filter((part) => part !== "");
}
