import { table } from "../core/index.ts";
import type { WeightedCutflow } from "../select/index.ts";

/** A table for each region, a line a cut and a column a sample; then what is left after each kinematic change. */
export function cutflowText(cutflows: readonly WeightedCutflow[]): readonly string[] {
  const nominal = cutflows.filter(({ variation }) => variation === "nominal");
  const samples = [...new Set(nominal.map(({ sample }) => sample))];
  const regions = [...new Set(nominal.map(({ region }) => region))];
  const tables = regions.map((region) => regionText(region, nominal));
  if (nominal.length === cutflows.length) return tables;
  const names = [...new Set(cutflows.map(({ variation }) => variation))];
  const left = (region: string, variation: string, sample: string): string => {
    const one = cutflows.find(
      (all) => all.region === region && all.variation === variation && all.sample === sample,
    );
    return one ? `${one.rows.at(-1)!.events}` : "";
  };
  const changed = table({
    title: "Events left with each kinematic change",
    header: ["", ...samples],
    rows: regions.flatMap((region) =>
      names.map((name) => [
        `${region}, ${name}`,
        ...samples.map((sample) => left(region, name, sample)),
      ]),
    ),
  });
  return [...tables, String(changed["text/plain"])];
}

function regionText(region: string, cutflows: readonly WeightedCutflow[]): string {
  const here = cutflows.filter((one) => one.region === region);
  const cuts = [...new Set(here.flatMap(({ rows }) => rows.map(({ cut }) => cut)))];
  const bundle = table({
    title: `Events on the way to ${region}`,
    header: ["cut", ...here.map(({ sample }) => sample)],
    rows: cuts.map((cut) => [
      cut,
      ...here.map(({ rows }) => `${rows.find((row) => row.cut === cut)?.events ?? ""}`),
    ]),
  });
  return String(bundle["text/plain"]);
}
