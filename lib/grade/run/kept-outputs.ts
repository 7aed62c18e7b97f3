import { createOutputList, type Output, type StoredOutput } from "../../kernel/index.ts";

/** Outputs of one cell as the report shows them, cut where the cell says too much. */
export interface KeptOutputs {
  add(output: Output): void;
  /** What has been kept so far; its last line says so when something was cut. */
  list(): readonly StoredOutput[];
}

/** Keeps up to `maxBytes` of a cell's outputs. */
export function keepOutputs(maxBytes: number): KeptOutputs {
  const kept = createOutputList();
  let bytes = 0;
  return {
    add(output) {
      if (bytes > maxBytes) return;
      bytes += output.output_type === "stream" ? output.text.length : JSON.stringify(output).length;
      if (bytes <= maxBytes) kept.add(output);
      else
        kept.add({
          output_type: "stream",
          name: "stderr",
          text: `… cut after ${maxBytes} bytes\n`,
        });
    },
    list: kept.stored,
  };
}
