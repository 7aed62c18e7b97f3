import { plusMinus } from "../core/index.ts";
import {
  type HardProcess,
  optionNames,
  type PreparedId,
  prepareProcess,
  processIds,
} from "../sim/index.ts";
import { terminal, wrap } from "./terminal.ts";

/** Prints the processes one by one, as each needs a moment for its cross-section. */
export function listProcesses(sqrtS: number | undefined, json: boolean): void {
  const rows: object[] = [];
  for (const id of processIds) {
    const process = prepared(id, sqrtS);
    if (json) rows.push(row(id, process));
    else console.log(inWords(id, process));
  }
  if (json) console.log(JSON.stringify(rows, undefined, 2));
}

/** The process, or why there is none at that energy. */
function prepared(id: PreparedId, sqrtS: number | undefined): HardProcess | string {
  try {
    return prepareProcess(id, sqrtS === undefined ? {} : { sqrtS });
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function row(id: PreparedId, process: HardProcess | string): object {
  const options = optionsOf(id);
  if (typeof process === "string") return { id, options, reason: process };
  const { title, crossSection, published } = process;
  return { id, title, crossSection, ...(published && { published }), options };
}

/** What can be said on the command line: a grid of densities cannot. */
function optionsOf(id: PreparedId): readonly string[] {
  return optionNames(id).filter((name) => name !== "grid");
}

function inWords(id: PreparedId, process: HardProcess | string): string {
  if (typeof process === "string") return `${id.padEnd(10)} ${process}\n`;
  const { title, crossSection, published } = process;
  const rate = published
    ? `${Number(published.value.toPrecision(5))} pb: ${published.source}`
    : "none for this energy and these decays";
  const lines = [
    `leading order  ${plusMinus(crossSection.value, crossSection.error)} pb`,
    `published      ${wrap(rate, terminal().width - 11, " ".repeat(26))}`,
    `options        ${optionsOf(id).join(", ")}`,
  ];
  return `${[`${id.padEnd(10)} ${title}`, ...lines].join(`\n${" ".repeat(11)}`)}\n`;
}
