import { writeFileSync } from "node:fs";
import { alphaSOf } from "../../../sim/generator/partons/evolution.ts";
import { lesHouches } from "../../../sim/generator/partons/les-houches.ts";
import { densityColumns } from "../../../sim/generator/partons/mellin-inversion.ts";

/** Knots between two values, evenly in the logarithm. */
function knots(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
}

/** The benchmark in LHAPDF's format, in two sub-grids that meet at the beauty threshold. */
export function writeBenchmark(path: string): void {
  const x = [...knots(1e-6, 0.1, 90), ...Array.from({ length: 60 }, (_, i) => 0.115 + 0.015 * i)];
  const xs = [...x.filter((value) => value < 1), 1];
  const blocks = [knots(2, 4.5, 6), knots(4.5, 1e4, 24)].map((scales, block) => {
    const mu2 = scales.map((q, i) => q * q * (block === 1 && i === 0 ? 1 + 1e-9 : 1));
    const columns = densityColumns(Float64Array.from(xs, Math.log), mu2);
    const ids = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 21];
    const rows = xs.flatMap((_, i) =>
      columns.map((atScale) => ids.map((id) => atScale.get(id % 21)![i]!.toExponential(7))),
    );
    const head = [xs, scales, ids].map((values) => values.join(" "));
    return [...head, ...rows.map((row) => row.join("  ")), "---"].join("\n");
  });
  writeFileSync(path, `PdfType: central\nFormat: lhagrid1\n---\n${blocks.join("\n")}\n`);
}

/** The αs of the benchmark as a table, as in a set's .info file. */
export function writeCoupling(path: string): void {
  const scales = knots(4.5, 1e4, 30);
  const values = scales.map((q) => alphaSOf(lesHouches, q * q));
  writeFileSync(
    path,
    `SetDesc: "a test"\nAlphaS_MZ: 0.124\nAlphaS_Qs: [${scales.join(", ")}]\nAlphaS_Vals: [${values.join(", ")}]\n`,
  );
}
