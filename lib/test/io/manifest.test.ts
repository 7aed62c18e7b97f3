import { expect, test } from "vitest";
import { datasetEntry, manifest } from "../../io/index.ts";

test("the CMS samples of the course are registered, each under one id and one file name", () => {
  const ids = manifest().map(({ id }) => id);
  expect(ids).toEqual([
    "cms-jpsi-mumu",
    "cms-z-mumu",
    "cms-z-ee",
    "cms-phi-mumu",
    "cms-omega-mumu",
    "cms-4mu-2011",
    "cms-4mu-2012",
    "cms-2e2mu-2012",
    "cms-w-munu",
  ]);
  expect(new Set(manifest().map(({ file }) => file)).size).toBe(ids.length);
  expect(() => datasetEntry("cms-z-tautau")).toThrow(
    "No data set cms-z-tautau: there are cms-jpsi",
  );
});

for (const entry of manifest()) {
  test(`${entry.id} says all that a reader and a downloader need`, () => {
    const words = ["title", "description", "experiment", "year", "energy", "file", "made"] as const;
    for (const word of words) expect(entry[word], word).toMatch(/\S/);
    expect(entry.format).toBe("csv");
    expect(entry.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(["CC0-1.0", "CC-BY-4.0"]).toContain(entry.licence);
    expect(entry.source.url).toBe(`https://opendata.cern.ch/record/${entry.source.record}`);
    expect(entry.addresses.length).toBeGreaterThan(0);
    for (const { url, established } of entry.addresses) {
      expect(url).toMatch(/^https:\/\/(opendata\.cern\.ch\/record\/\d+\/files|raw\.githubuserc)/);
      expect(established).toMatch(/compared/);
    }
    for (const { name, unit, meaning } of entry.columns) {
      expect(meaning, name).toMatch(/\S/);
      expect(["", "GeV", "rad", "e"], name).toContain(unit);
    }
  });
}
