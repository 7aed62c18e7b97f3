import { basename } from "node:path";
import { mimeBundle, rounded, table } from "../../core/index.ts";
import {
  type Breakdown,
  breakdown,
  goodnessOfFit,
  type HistFactoryFit,
  type Impact,
  type MinosInterval,
  type Ranking,
  type Scan,
  type Scan2d,
} from "../../stats/histfactory/index.ts";

/** All that a fit was asked for. */
export interface FitFindings {
  readonly fit: HistFactoryFit;
  readonly minos?: Readonly<Record<string, MinosInterval>>;
  readonly scans?: readonly (Scan | Scan2d)[];
  readonly ranking?: Ranking;
}

/** The findings as JSON; what is no number there (a ratio of nothing) is null. */
export function findingsAsJson(path: string, found: FitFindings): Record<string, unknown> {
  const { fit, minos, scans, ranking } = found;
  const { chi2, ndf, pValue } = goodnessOfFit(fit);
  return {
    workspace: basename(path),
    measurement: fit.model.name,
    ...(fit.model.poi !== undefined && { poi: fit.model.poi }),
    converged: fit.converged,
    ...(fit.problem !== undefined && { problem: fit.problem }),
    twice_nll: fit.twiceNll,
    edm: fit.edm,
    goodness: { chi2, ndf, p_value: pValue },
    parameters: fit.parameters,
    ...(hasInterest(fit) && { breakdown: breakdown(fit) }),
    warnings: fit.warnings,
    ...(minos && { minos }),
    ...(scans && { scans: Object.fromEntries(scans.map(scanAsJson)) }),
    ...(ranking && { ranking: rankingAsJson(ranking) }),
  };
}

function scanAsJson(scan: Scan | Scan2d): [string, Record<string, unknown>] {
  if ("at" in scan) return [scan.name, { at: scan.at, rise: scan.rise }];
  const { names, x, y, rise } = scan;
  return [names.join(","), { x, y, rise }];
}

function rankingAsJson({ poi, method, impacts, nFailed }: Ranking): Record<string, unknown> {
  const told = impacts.map(({ name, pull, constraint, postfit, prefit }) => ({
    ...{ name, pull, constraint },
    ...{ impact_up: postfit[0], impact_down: postfit[1] },
    ...{ prefit_impact_up: prefit[0], prefit_impact_down: prefit[1] },
  }));
  return { poi, method, failed: nFailed, impacts: told };
}

/** The findings as a reader of a terminal wants them. */
export function findingsInWords(path: string, found: FitFindings): string {
  const { fit, minos, scans = [], ranking } = found;
  return [
    `${path}: measurement ${fit.model.name}, ${fit.model.parameters.length} parameters, ${fit.data.main.length} bins`,
    text(fit[mimeBundle]()),
    ...(hasInterest(fit) ? [breakdownInWords(breakdown(fit))] : []),
    goodnessInWords(fit),
    ...fit.warnings.map((warning) => `Warning: ${warning}.`),
    ...(minos ? [minosInWords(minos)] : []),
    ...scans.map(scanInWords),
    ...(ranking ? [rankingInWords(ranking)] : []),
  ].join("\n\n");
}

function hasInterest({ model, isFree, converged }: HistFactoryFit): boolean {
  const place = model.parameters.findIndex(({ name }) => name === model.poi);
  return converged && isFree[place] === 1;
}

function breakdownInWords({ poi, total, statistical, systematic }: Breakdown): string {
  const [all, stat, syst] = [total, statistical, systematic].map(digits);
  return `Uncertainty of ${poi}: ${all}, of which statistical ${stat} and systematic ${syst}.`;
}

function goodnessInWords(fit: HistFactoryFit): string {
  const { chi2, ndf, pValue } = goodnessOfFit(fit);
  const chance = Number.isNaN(pValue) ? "" : `, p = ${digits(pValue)}`;
  return `Goodness of fit (saturated model): χ² = ${digits(chi2)} for ${ndf} degrees of freedom${chance}.`;
}

function minosInWords(minos: Readonly<Record<string, MinosInterval>>): string {
  return inColumns(
    "MINOS",
    ["parameter", "value", "up", "down"],
    Object.entries(minos).map(([name, { value, plus, minus }]) => [
      name,
      digits(value),
      plus === null ? "bound" : `+${digits(plus)}`,
      minus === null ? "bound" : `−${digits(minus)}`,
    ]),
  );
}

function scanInWords(scan: Scan | Scan2d): string {
  if (!("at" in scan)) return contoursInWords(scan);
  const { name, at, rise } = scan;
  return inColumns(
    `−2 ln L along ${name}, above its minimum`,
    [name, "rise"],
    at.map((value, i) => [digits(value), digits(rise[i]!)]),
  );
}

/** Rise of −2 ln L that holds two parameters together with this probability: its χ² quantile for two. */
const contours = [
  ["68 %", 2.2957],
  ["95 %", 5.9915],
] as const;

function contoursInWords({ names, x, y, rise }: Scan2d): string {
  const reach = (along: readonly number[], isIn: (k: number) => boolean): string => {
    const inside = along.filter((_, k) => isIn(k));
    return inside.length > 0 ? `${digits(inside[0]!)} to ${digits(inside.at(-1)!)}` : "none";
  };
  return inColumns(
    `−2 ln L over ${names.join(" and ")}: where they are together, as far as ${x.length} × ${y.length} points tell`,
    ["", ...names],
    contours.map(([share, height]) => [
      share,
      reach(x, (i) => rise[i]!.some((value) => value <= height)),
      reach(y, (j) => rise.some((column) => column[j]! <= height)),
    ]),
  );
}

/** As many rows of a ranking as a screen shows. */
const SHOWN = 20;

function rankingInWords({ poi, impacts, nFailed }: Ranking): string {
  const rest = impacts.length > SHOWN ? `, the first ${SHOWN} of ${impacts.length}` : "";
  const failed = nFailed > 0 ? `\n${nFailed} fits did not converge.` : "";
  const rows = impacts.slice(0, SHOWN).map(impactRow);
  const header = ["parameter", "pull", "constraint", "up", "down", "prefit up", "prefit down"];
  return inColumns(`Impacts on ${poi}, by refit${rest}`, header, rows) + failed;
}

function impactRow({ name, pull, constraint, postfit, prefit }: Impact): string[] {
  return [
    name,
    rounded(pull, 2).replace("-", "−"),
    rounded(constraint, 2),
    ...[...postfit, ...prefit].map(digits),
  ];
}

function inColumns(
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return text(table({ title, header, rows }));
}

function text(bundle: Readonly<Record<string, unknown>>): string {
  return `${bundle["text/plain"]}`;
}

function digits(value: number): string {
  return value.toPrecision(4).replace("-", "−").replace("Infinity", "∞");
}
