import { mimeBundle } from "../core/index.ts";
import { type FitReplicas, intervals, replicasOfFit } from "../stats/bootstrap/index.ts";
import { count } from "./count.ts";
import { duration } from "./simulation-progress.ts";

/** More parameters than these get no intervals on the screen; --json gives those of all. */
const manyParameters = 4;

/** What a run says, for a reader: the table of its parameters, and the intervals of a few. */
export function runInWords(
  run: FitReplicas,
  {
    level,
    seconds,
    out,
  }: { readonly level: number; readonly seconds: number; readonly out?: string },
): string {
  const tables = [
    run,
    ...fewParameters(run).map((name) => intervals(replicasOfFit(run, name), { level })),
  ];
  const titles = ["", ...fewParameters(run).map((name) => `\n${name}\n`)];
  const texts = tables.map((table, i) => `${titles[i]}${table[mimeBundle]()["text/plain"]}`);
  const file = out === undefined ? "" : `${out}: `;
  const end = `\n${file}${count(run.replicas.length, "fit")}, ${run.failures.length} failed, seed ${run.seed}, in ${duration(seconds)}`;
  return [...texts, end].join("\n");
}

function fewParameters({ parameters }: FitReplicas): readonly string[] {
  return parameters.length > manyParameters ? [] : parameters;
}
