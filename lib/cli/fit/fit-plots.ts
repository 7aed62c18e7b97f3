import { join } from "node:path";
import {
  type Picture,
  pagesOfPulls,
  plotCorrelations,
  plotLimit,
  plotPulls,
  plotRanking,
  plotScan,
  plotScan2d,
  plotYields,
  savePicture,
} from "../../plot/index.ts";
import {
  type ChannelYields,
  clsTester,
  type HistFactoryFit,
  type HistFactoryModel,
  type HypothesisOptions,
  type MinosInterval,
  postfitYields,
  prefitYields,
  pulls,
  type Scan,
  type Scan2d,
  type UpperLimit,
} from "../../stats/histfactory/index.ts";
import type { FitFindings } from "./findings.ts";

/** Where pictures go, and what the end of their names is. */
export interface PlotPlace {
  readonly folder: string;
  readonly format: "svg" | "png";
}

/** A picture by the name of its file without the ending. */
type Named = readonly [name: string, draw: () => Promise<Picture>];

/** Draws all that a fit found into a folder; the names of the files that were written. */
export function writeFitPlots(found: FitFindings, place: PlotPlace): Promise<string[]> {
  const { fit, ranking, scans = [], minos = {} } = found;
  const known = pulls(fit);
  const pages = pagesOfPulls(known.length);
  const after = postfitYields(fit);
  const before = prefitYields(fit.model).map((channel, i) => ({
    ...channel,
    observed: after[i]!.observed, // those that were fitted, Asimov data too
  }));
  return write(
    [
      ...yieldsOf(before, { name: "yields-prefit", note: "before the fit" }),
      ...yieldsOf(after, { name: "yields-postfit", note: "after the fit" }),
      ...(known.length === 0
        ? []
        : Array.from({ length: pages }, (_, i): Named => {
            const name = pages === 1 ? "pulls" : `pulls-${i + 1}`;
            return [name, () => plotPulls(known, { page: i + 1 })];
          })),
      ["correlations", () => plotCorrelations(fit, { above: 0 })],
      ...scans.map((scan) => scanOf(scan, fit, minos)),
      ...(ranking && ranking.impacts.length > 0
        ? [["ranking", () => plotRanking(ranking)] as const]
        : []),
    ],
    place,
  );
}

/** Draws CLs against the strength; the name of the file. */
export function writeLimitPlot(
  model: HistFactoryModel,
  { limit, options }: { readonly limit: UpperLimit; readonly options: HypothesisOptions },
  place: PlotPlace,
): Promise<string[]> {
  const tester = clsTester(model, options);
  const xLabel = options.poi ?? model.poi;
  return write(
    [["limit", () => plotLimit(limit, { tester, ...(xLabel !== undefined && { xLabel }) })]],
    place,
  );
}

/** A line that tells of a file. */
export function wrote(path: string): string {
  return `Wrote ${path}`;
}

function scanOf(
  scan: Scan | Scan2d,
  fit: HistFactoryFit,
  minos: Readonly<Record<string, MinosInterval>>,
): Named {
  if ("at" in scan) {
    const interval = minos[scan.name];
    return [`scan-${scan.name}`, () => plotScan(scan, { ...(interval && { minos: interval }) })];
  }
  const [x, y] = scan.names;
  const best = [fit.parameters[x]!.value, fit.parameters[y]!.value] as const;
  return [`scan-${x}-${y}`, () => plotScan2d(scan, { best })];
}

/** All channels side by side, and each on its own if there are several. */
function yieldsOf(
  yields: readonly ChannelYields[],
  { name, note }: { readonly name: string; readonly note: string },
): Named[] {
  const each = yields.map(({ channel }): Named => {
    return [`${name}-${channel}`, () => plotYields(yields, { channel, note })];
  });
  return [[name, () => plotYields(yields, { note })], ...(yields.length > 1 ? each : [])];
}

/** One after the other; names that a file system may not take are changed, never shared. */
async function write(pictures: readonly Named[], place: PlotPlace): Promise<string[]> {
  const written: string[] = [];
  for (const [name, draw] of pictures) {
    const safe = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "_");
    const isTaken = (file: string): boolean =>
      written.some((path) => path.toLowerCase() === file.toLowerCase());
    const numbered = [safe, ...pictures.map((_, i) => `${safe}-${i + 2}`)];
    const paths = numbered.map((one) => join(place.folder, `${one}.${place.format}`));
    const path = paths.find((one) => !isTaken(one))!; // there is one more than pictures
    await savePicture(await draw(), path);
    written.push(path);
  }
  return written;
}
