import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mimeBundle } from "../../core/index.ts";
import { column, type EventTable, eventTable, jagged, map, text } from "../../event/index.ts";
import { type Dataset, dataPlaces, dataset, datasetEntry, manifest } from "../../io/index.ts";
import { hasSample, samples } from "./sample-data.ts";

const education = "cms-education-csv";

let empty: string;
beforeAll(() => {
  empty = mkdtempSync(join(tmpdir(), "toplab-empty-"));
});
afterAll(() => rmSync(empty, { recursive: true }));

const nowhere = () => ({ cache: empty, mirrors: [], offline: true });
const made = (): EventTable =>
  eventTable({ pt1: Float64Array.of(20, 30), luck: new Float64Array(2) });

const html = (set: Dataset): string => String(set[mimeBundle]()["text/html"]);
const plain = (set: Dataset): string => String(set[mimeBundle]()["text/plain"]);

test.skipIf(!hasSample(education))(
  "a sample in a folder beside the course is found without a network",
  async () => {
    const w = await dataset("cms-w-munu", { places: { ...dataPlaces(), offline: true } });
    expect([w.id, w.origin, w.events.nEvents]).toEqual(["cms-w-munu", "real", 1000]);
    expect(Math.min(...column(w.events, "pt"))).toBeGreaterThan(25);
    expect(w.note).toContain("Real collisions recorded by CMS in 2010 (CERN Open Data record 309");
  },
);

test.skipIf(!hasSample(education))(
  "a card says that data are real, where they come from, and in which units",
  async () => {
    const set = await dataset("cms-4mu-2012");
    expect(html(set)).toContain("REAL");
    expect(html(set)).toContain('<a href="https://opendata.cern.ch/record/5200">');
    expect(html(set)).toContain("<tr><td><code>pt1</code></td><td>GeV</td>");
    expect(plain(set)).toContain("Four muons, 2012: 95 REAL events");
    expect(plain(set)).toContain("pt1 [GeV]");
  },
);

test("where real data cannot be had, generated events stand in and say so", async () => {
  const set = await dataset("cms-z-mumu", { places: nowhere(), otherwise: made });
  expect([set.origin, set.events.nEvents]).toEqual(["generated", 2]);
  expect(set.note).toBe(
    "These events are generated, not recorded by CMS (Zmumu_Run2011A_masses.csv cannot be had: " +
      "TOPLAB_OFFLINE keeps the network out; toplab data get cms-z-mumu tries again).",
  );
  expect(html(set)).toContain("GENERATED");
  expect(html(set)).not.toContain("Open Data record");
  expect(plain(set)).not.toContain("REAL");
});

test("a copy with a wrong checksum is not used, and the stand-in's note tells of it", async () => {
  const cache = mkdtempSync(join(tmpdir(), "toplab-cache-"));
  const path = join(cache, "4mu_2012.csv");
  const places = { ...nowhere(), cache };
  writeFileSync(path, "x".repeat(datasetEntry("cms-4mu-2012").bytes));
  await expect(dataset("cms-4mu-2012", { places })).rejects.toThrow(
    `${path} has the wrong checksum`,
  );
  const set = await dataset("cms-4mu-2012", { places, otherwise: made });
  expect(set.origin).toBe("generated");
  expect(set.note).toContain(`${path} has the wrong checksum`);
  rmSync(cache, { recursive: true });
});

test("an unknown data set is refused even with a stand-in", async () => {
  await expect(dataset("cms-zz", { otherwise: made })).rejects.toThrow("No data set cms-zz");
});

test("markup in names and notes stays text", async () => {
  const events = eventTable({ "<script>": Float64Array.of(1) });
  const set = await dataset("cms-z-ee", { places: nowhere(), otherwise: () => events });
  expect(html(set)).toContain("&lt;script>");
  expect(html(set)).not.toContain("<script>");
});

test("the environment names the places", () => {
  const places = dataPlaces({
    TOPLAB_CACHE: "/c",
    TOPLAB_DATA: "http://lab/data",
    TOPLAB_OFFLINE: "1",
  });
  expect(places.cache).toBe(join("/c", "datasets"));
  expect(places.mirrors).toContain("http://lab/data");
  expect(places.offline).toBe(true);
  expect(dataPlaces({ TOPLAB_OFFLINE: "0" }).offline).toBe(false);
});

for (const entry of manifest()) {
  test.skipIf(!hasSample(education))(`${entry.id} has the events and columns it says`, async () => {
    const places = { cache: empty, mirrors: [samples], offline: true };
    const { events, origin } = await dataset(entry.id, { places });
    expect([origin, events.nEvents]).toEqual(["real", entry.events]);
    expect(Object.keys(events.columns)).toEqual(entry.columns.map(({ name }) => name));
    const isWord = (name: string): boolean => /^type/i.test(name);
    for (const { name } of entry.columns) {
      const values = isWord(name) ? text(events, name) : column(events, name);
      expect(values.length, name).toBe(entry.events);
    }
    expect(() => jagged(events, "Run")).toThrow(RangeError);
  });
}

/** What INDEX.md of the samples says: window of the masses in GeV, and share of opposite charges. */
const windows: Record<string, { window: [number, number]; opposite: number; rounding: number }> = {
  "cms-jpsi-mumu": { window: [2, 5], opposite: 1, rounding: 0.014 },
  "cms-z-mumu": { window: [60, 120], opposite: 1, rounding: 0 },
  "cms-phi-mumu": { window: [0.9, 1.13], opposite: 1, rounding: 0 },
  "cms-omega-mumu": { window: [0.65, 0.9], opposite: 1, rounding: 0 },
  "cms-z-ee": { window: [60, 120], opposite: 0.7703, rounding: 0 },
};

for (const [id, { window, opposite, rounding }] of Object.entries(windows)) {
  test.skipIf(!hasSample(education))(`the masses of ${id} fill their window`, async () => {
    const places = { cache: empty, mirrors: [samples], offline: true };
    const { events } = await dataset(id, { places });
    const masses = massesOf(events);
    const [low, high] = [Math.min(...masses), Math.max(...masses)];
    const margin = 0.02 * (window[1] - window[0]);
    expect(low).toBeGreaterThan(window[0] - rounding);
    expect(low).toBeLessThan(window[0] + margin);
    expect(high).toBeLessThan(window[1] + rounding);
    expect(high).toBeGreaterThan(window[1] - margin);
    const unlike = map(events, ({ Q1, Q2 }) => (Q1! * Q2! < 0 ? 1 : 0)).reduce((a, b) => a + b, 0);
    expect(unlike / events.nEvents).toBeCloseTo(opposite, 4);
  });
}

function massesOf(events: EventTable): Float64Array {
  if ("M" in events.columns) return column(events, "M");
  if ("E1" in events.columns) {
    const sum = (quantity: string): Float64Array => {
      const second = column(events, `${quantity}2`);
      return column(events, `${quantity}1`).map((first, i) => first + second[i]!);
    };
    const [px, py, pz] = [sum("px"), sum("py"), sum("pz")];
    return sum("E").map((e, i) => Math.sqrt(e * e - Math.hypot(px[i]!, py[i]!, pz[i]!) ** 2));
  }
  return map(events, ({ pt1, pt2, eta1, eta2, phi1, phi2 }) =>
    Math.sqrt(2 * pt1! * pt2! * (Math.cosh(eta1! - eta2!) - Math.cos(phi1! - phi2!))),
  );
}

test.skipIf(!hasSample(education))("the J/ψ file has the checksum that CERN publishes", () => {
  const bytes = readFileSync(join(samples, education, "Jpsimumu.csv"));
  let [a, b] = [1, 0]; // Adler-32, RFC 1950
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  expect((b * 2 ** 16 + a).toString(16)).toBe("214e4077");
  expect(datasetEntry("cms-jpsi-mumu").addresses[0]?.established).toContain("214e4077");
});
