/**
 * Speed of the hard processes on one core. Run: npx tsx --conditions=source bench/generate.ts [id …]
 *
 * For each process: seconds to set up, and events per second of processor time, median of seven runs
 * after two to warm up; before radiation and detector.
 */
import { emptyRecord } from "../lib/event/index.ts";
import {
  type PreparedId,
  prepareProcess,
  processIds,
} from "../lib/sim/generator/processes/index.ts";
import { streamOf } from "../lib/sim/stream.ts";
import { median, secondsOf } from "./cpu-time.ts";

const EVENTS = 200_000;

function report(id: PreparedId): void {
  let hard = prepareProcess(id);
  const setUp = secondsOf(() => {
    hard = prepareProcess(id);
  });
  const record = emptyRecord();
  let block = 0;
  const seconds = median(() => {
    const random = streamOf(1, block++);
    for (let i = 0; i < EVENTS; i++) hard.generate(random, record);
  });
  const { triesPerEvent, missing } = hard.unweighting;
  const { value, error } = hard.crossSection;
  process.stdout.write(
    `${hard.title.padEnd(40)}${(EVENTS / seconds / 1e6).toFixed(2)} million events a second, ` +
      `${((seconds / EVENTS) * 1e6).toFixed(2)} µs each; set up in ${setUp.toFixed(2)} s; ` +
      `${triesPerEvent.toFixed(2)} tries an event, ${missing.toExponential(0)} missing; ` +
      `${value.toPrecision(6)} ± ${error.toPrecision(2)} pb\n`,
  );
}

const wanted = process.argv.slice(2);
for (const id of processIds) if (wanted.length === 0 || wanted.includes(id)) report(id);
