import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { column, isJagged, isText } from "../../event/index.ts";
import { listParquet, readParquet, shippedDatasets, shippedFile } from "../../io/index.ts";
import { projectFolder } from "../../io/places.ts";

test("every file beside the manifest is described in it, and the other way round", () => {
  const files = readdirSync(join(projectFolder(), "datasets")).filter(
    (name) => name !== "manifest.json",
  );
  expect(files.sort()).toEqual(
    shippedDatasets()
      .map(({ file }) => file)
      .sort(),
  );
});

interface Observed {
  readonly observations: readonly { readonly data: readonly number[] }[];
}

for (const entry of shippedDatasets()) {
  test(`${entry.id} is there byte for byte, and is what the manifest says`, async () => {
    for (const word of ["title", "description", "energy", "made"] as const) {
      expect(entry[word], word).toMatch(/\S/);
    }
    expect(entry.licence).toBe("CC0-1.0");
    expect(entry.source).toEqual({
      program: "toplab",
      script: expect.stringMatching(/^scripts\/[\w-]+\.mjs$/),
      seed: expect.any(Number),
    });
    const path = await shippedFile(entry.id);
    if (entry.format === "json") {
      const { observations }: Observed = JSON.parse(readFileSync(path, "utf8")); // a workspace of pyhf
      const counts = observations.flatMap(({ data }) => data);
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(entry.events);
      return;
    }
    const { nEvents, columns } = await listParquet(path);
    expect(nEvents).toBe(entry.events);
    expect(columns.map(({ name }) => name)).toEqual(entry.columns.map(({ name }) => name));
    for (const { name, unit, meaning } of entry.columns) {
      expect(meaning, name).toMatch(/\S/);
      expect(["", "GeV", "rad", "e"], name).toContain(unit);
    }
    const events = await readParquet(path);
    for (const [name, values] of Object.entries(events.columns)) {
      const numbers = isJagged(values) ? values.values : isText(values) ? [] : values;
      expect(numbers.every(Number.isFinite), name).toBe(true);
    }
    const types = events.columns["lep_type"]!;
    const all = isJagged(types) ? types.values : column(events, "lep_type");
    expect(all.every((type) => type === 11 || type === 13)).toBe(true);
  });
}

test("a data set that does not come with the course is not looked for", async () => {
  await expect(shippedFile("search-higgs")).rejects.toThrow(
    "No data set search-higgs comes with the course: there are search-wjets, search-qcd",
  );
});
