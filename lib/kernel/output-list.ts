import type { StoredOutput } from "./notebook.ts";
import type { DisplayOutput, Output } from "./output.ts";

/** The outputs of one cell as they grow: runs of text are merged, updates and clearings applied. */
export interface OutputList {
  add(output: Output): void;
  /** Replaces what was displayed under the same id. */
  update(output: DisplayOutput): void;
  stored(): readonly StoredOutput[];
}

export function createOutputList(): OutputList {
  let outputs: StoredOutput[] = [];
  let clearFirst = false;
  const list: OutputList = {
    add(output) {
      if (output.output_type === "clear_output") {
        if (output.wait) clearFirst = true;
        else outputs = [];
        return;
      }
      if (output.output_type === "update_display_data") return list.update(output);
      if (clearFirst) outputs = [];
      clearFirst = false;
      const last = outputs.at(-1);
      const continues =
        output.output_type === "stream" &&
        last?.output_type === "stream" &&
        last.name === output.name;
      if (!continues) outputs.push(output);
      else outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
    },
    update({ data, metadata, transient }) {
      outputs = outputs.map((old) => {
        const same =
          old.output_type === "display_data" &&
          old.transient !== undefined &&
          old.transient.display_id === transient?.display_id;
        return same ? { ...old, data, metadata } : old;
      });
    },
    stored: () => outputs,
  };
  return list;
}
